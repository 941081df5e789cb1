package dev.moequant.interop.checkpoint;

import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.MoELayers;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** 706, 707, 712, 715: what one config says of the experts, layer by layer. */
final class SchemeFindings {
  private static final Pattern LAYER = Pattern.compile("(?:^|\\.)layers\\.(\\d{1,6})(?:\\.|\\*|$)");

  private final ConfigValue block;
  private final QuantMethod method;
  private final MoELayers layers;
  private final Notes notes;

  SchemeFindings(ConfigValue block, QuantMethod method, MoELayers layers, Notes notes) {
    this.block = block;
    this.method = method;
    this.layers = layers;
    this.notes = notes;
  }

  void find(Map<Integer, ExpertScheme> schemes, List<ExpertLayers> experts) {
    findIgnored(experts);
    findSeveral(experts);
    findContradiction(schemes);
    findUnmatched();
  }

  /** 706: nothing below num_hidden_layers is quantized. */
  private void findIgnored(List<ExpertLayers> experts) {
    List<ExpertLayers> main =
        experts.stream().filter(group -> group.layers().get(0) < layers.numHiddenLayers()).toList();
    if (main.size() != 1 || main.get(0).scheme().isPresent()) {
      return;
    }
    ConfigValue source = main.get(0).source().orElse(block);
    if (!method.ignored().entries().contains(source)) {
      notes.assume(
          "the experts are not quantized: nothing in %s (%s) is for them"
              .formatted(block.shown(), block.place()));
      return;
    }
    long more = ignoring(main.get(0)).filter(entry -> !entry.equals(source)).distinct().count();
    notes.add(
        CheckpointRules.ALL_IGNORED.finding(
            source.place(),
            List.of(
                source.shownWithPlace() + andMore(more),
                "all " + layers.layers().size() + " layers that have any",
                block.findAny("quant_method", "quant_algo").orElse(block).shownWithPlace()),
            List.of(
                "serve the experts as @Unquantized, or take the %s out of the list where the files"
                        .formatted(more == 0 ? "entry" : "entries")
                    + " have scales of them")));
  }

  /** For each layer the entry that covers its experts. */
  private Stream<ConfigValue> ignoring(ExpertLayers group) {
    return group.layers().stream()
        .map(layer -> new ExpertModules(layer, layers.numHiddenLayers()))
        .flatMap(modules -> method.ignored().find(modules).stream());
  }

  private static String andMore(long entries) {
    return entries == 0
        ? " covers"
        : " and %d more %s cover".formatted(entries, entries == 1 ? "entry" : "entries");
  }

  /** 712: each scheme beside the main one, with its layers. */
  private void findSeveral(List<ExpertLayers> experts) {
    for (ExpertLayers other : experts.stream().skip(1).toList()) {
      ExpertLayers main = experts.get(0);
      ConfigValue source = other.source().orElse(block);
      notes.add(
          CheckpointRules.SEVERAL_SCHEMES.finding(
              source.place(),
              List.of(
                  main.layersInWords(),
                  main.schemeInWords(),
                  other.layersInWords() + predicting(other),
                  other.schemeInWords(),
                  source.shownWithPlace()),
              List.of(
                  "a class annotated with %s is for %s; %s one of %s own"
                      .formatted(
                          main.scheme().map(SchemeSpec::annotation).orElse("@Unquantized"),
                          main.layersInWords(),
                          other.layersInWords() + (isOne(other) ? " needs" : " need"),
                          isOne(other) ? "its" : "their"))));
    }
  }

  private static boolean isOne(ExpertLayers group) {
    return group.layers().size() == 1;
  }

  private String predicting(ExpertLayers group) {
    boolean all = group.layers().stream().allMatch(layer -> layer >= layers.numHiddenLayers());
    return all ? ", which " + (isOne(group) ? "predicts" : "predict") + " further tokens," : "";
  }

  /** 707: what groups say against what is said of each layer. */
  private void findContradiction(Map<Integer, ExpertScheme> schemes) {
    if (method instanceof CompressedTensorsMethod || block.find("config_groups").isEmpty()) {
      return;
    }
    // What is wrong with the groups alone is no concern of a method that does not read them.
    Optional<QuantMethod> groups = CompressedTensorsMethod.of(block, new Notes());
    for (int layer : groups.isPresent() ? layers.layers() : List.<Integer>of()) {
      ExpertModules modules = new ExpertModules(layer, layers.numHiddenLayers());
      Optional<ExpertScheme> ofGroup = groups.flatMap(found -> found.experts(modules));
      Optional<ExpertScheme> said = Optional.ofNullable(schemes.get(layer));
      if (ofGroup.isPresent()
          && said.isPresent()
          && said.get().scheme().isPresent()
          && !ofGroup.get().scheme().equals(said.get().scheme())) {
        Contradiction.note(ofGroup.get(), said.get(), notes);
        return;
      }
    }
  }

  /** 715: an entry that names experts, or a layer, and there are none. */
  private void findUnmatched() {
    int all = layers.numHiddenLayers() + layers.predicting().size();
    for (ConfigValue entry : method.ignored().entries()) {
      Matcher layer = LAYER.matcher(entry.text().orElse(""));
      if (layer.find() && Integer.parseInt(layer.group(1)) >= all && all > 0) {
        notes.add(
            CheckpointRules.MATCHES_NOTHING.finding(
                entry.place(),
                List.of(entry.shownWithPlace(), "the model has layers 0 to " + (all - 1)),
                List.of("look whether the list is another model's, or take the entry out")));
      }
    }
  }
}

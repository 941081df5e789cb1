package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * ModelOpt's configs: an algorithm for all modules, or for each (vLLM: {@code
 * quantization/modelopt.py}; b6ff8a2f5). The keys are the same in {@code config.json} and beside
 * it, except that of the modules that are not quantized.
 */
final class ModelOptMethod implements QuantMethod {
  private static final String MIXED = "MIXED_PRECISION";
  private static final Set<String> GROUPED = Set.of("NVFP4", "W4A16_NVFP4", "MXFP8");

  private final ConfigValue algorithm;
  private final Map<String, ConfigValue> quantizedLayers;
  private final ConfigValue block;
  private final IgnoreList ignored;
  private final Notes notes;

  private ModelOptMethod(
      ConfigValue algorithm,
      Map<String, ConfigValue> quantizedLayers,
      ConfigValue block,
      Notes notes) {
    this.algorithm = algorithm;
    this.block = block;
    this.quantizedLayers = quantizedLayers;
    this.ignored = IgnoreList.of(Dialect.PART_OR_GLOB, notes, block, "ignore", "exclude_modules");
    this.notes = notes;
  }

  /** With the algorithm under a key. */
  static Optional<QuantMethod> of(ConfigValue block, Notes notes, String key) {
    Members members = new Members(notes, block);
    Optional<String> algorithm = members.word(key);
    if (algorithm.isEmpty() && members.areSound()) {
      members.refuse(
          block.find("quant_method").orElse(block),
          "has no quant_algo beside it",
          "ModelOpt's configs name the algorithm, NVFP4 for example");
    }
    Map<String, ConfigValue> layers = members.objects("quantized_layers");
    return members.areSound()
        ? Optional.of(new ModelOptMethod(members.find(key).orElse(block), layers, block, notes))
        : Optional.empty();
  }

  @Override
  public boolean isOfExpertsOnly() {
    return !quantizedLayers.isEmpty();
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    if (quantizedLayers.isEmpty() && !isMixed()) {
      return scheme(algorithm, block);
    }
    Optional<ConfigValue> listed = listed(modules);
    return listed.isEmpty()
        ? Optional.of(ExpertScheme.unquantized(algorithm))
        : listed.flatMap(this::schemeOfLayer);
  }

  private Optional<ExpertScheme> schemeOfLayer(ConfigValue layer) {
    Members members = new Members(notes, layer);
    if (members.word("quant_algo").isEmpty() && members.areSound()) {
      members.refuse(layer, "has no quant_algo", "name the algorithm, NVFP4 for example");
    }
    return members.areSound()
        ? scheme(members.find("quant_algo").orElse(layer), layer)
        : Optional.empty();
  }

  private boolean isMixed() {
    return algorithm.text().filter(MIXED::equalsIgnoreCase).isPresent();
  }

  /** The experts of a layer by their name, or by that of a matrix in them. */
  private Optional<ConfigValue> listed(ExpertModules modules) {
    for (String module : modules.names()) {
      Optional<ConfigValue> own = Optional.ofNullable(quantizedLayers.get(module));
      if (own.isPresent()) {
        return own;
      }
    }
    for (String module : modules.names()) {
      String prefix = module + ".";
      Optional<ConfigValue> inside =
          ExpertModules.projections(module).stream()
              .flatMap(names -> names.stream())
              .flatMap(name -> Optional.ofNullable(quantizedLayers.get(name)).stream())
              .findFirst()
              .or(() -> Optional.ofNullable(quantizedLayers.get(prefix + "*")));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private Optional<ExpertScheme> scheme(ConfigValue algo, ConfigValue holder) {
    String name = algo.text().orElse("").toUpperCase(Locale.ROOT);
    Optional<SchemeSpec> scheme =
        switch (name) {
          case "FP8" -> Optional.of(SchemeSpec.fp8W8A8().withStaticActivations(true));
          case "NVFP4" -> ofGroups(SchemeSpec.nvfp4W4A4(), 16, holder);
          case "W4A16_NVFP4" -> ofGroups(SchemeSpec.nvfp4W4A16(), 16, holder);
          case "MXFP8" -> ofGroups(SchemeSpec.mxfp8W8A8(), 32, holder);
          default -> Optional.empty();
        };
    if (scheme.isEmpty() && !isNoted(name)) {
      notes.unknown(
          algo,
          name.startsWith("FP8_")
              ? "vLLM (b6ff8a2f5) reads experts of every FP8 algorithm as FP8 with one static scale per"
                  + " tensor, which these are not"
              : "vLLM has no experts of this algorithm",
          "known are FP8, NVFP4, W4A16_NVFP4, MXFP8, and MIXED_PRECISION of these");
    }
    return scheme.map(found -> ExpertScheme.of(found, algo));
  }

  /** Its group was, not the algorithm. */
  private static boolean isNoted(String name) {
    return GROUPED.contains(name);
  }

  /** Formats have groups of their own; what is said of them must be that. */
  private Optional<SchemeSpec> ofGroups(SchemeSpec scheme, int size, ConfigValue holder) {
    Members members =
        new Members(
            notes,
            Stream.concat(Stream.of(holder, block), weightsOfGroups()).toArray(ConfigValue[]::new));
    Optional<Integer> said = members.integer("group_size");
    if (said.isEmpty() && members.areSound()) {
      notes.assume("group size %d assumed: %s says none".formatted(size, algorithm.place().file()));
      return Optional.of(scheme);
    }
    if (said.isPresent() && said.get() != size) {
      notes.unknown(
          members.find("group_size").orElseThrow(),
          "%s has groups of %d, and no others".formatted(scheme.weights().dtype().vllmName(), size),
          "write \"group_size\": " + size + " where the scales are so, or quantize again");
    }
    return said.filter(found -> found == size).map(found -> scheme);
  }

  private Stream<ConfigValue> weightsOfGroups() {
    return block.find("config_groups").stream()
        .flatMap(groups -> groups.entries().values().stream())
        .flatMap(group -> group.find("weights").stream());
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code quant_method: compressed-tensors}: groups of modules, each with a scheme, and a list of
 * modules that have none (vLLM: {@code compressed_tensors/compressed_tensors.py}; b6ff8a2f5).
 */
final class CompressedTensorsMethod implements QuantMethod {
  private static final String GROUPS = "config_groups";

  private final ConfigValue block;
  private final Map<String, List<ConfigValue>> groupsOfTarget;
  private final ModuleList targets;

  /** A target for a class of modules is for experts, too: vLLM asks as if they were Linear. */
  private final Optional<ConfigValue> ofClass;

  private final IgnoreList ignored;
  private final Notes notes;
  private final Map<String, Optional<ExpertScheme>> schemes = new HashMap<>();

  private CompressedTensorsMethod(ConfigValue block, List<ConfigValue> groups, Notes notes) {
    this.block = block;
    this.notes = notes;
    this.groupsOfTarget = new LinkedHashMap<>();
    List<ConfigValue> lists = new ArrayList<>();
    groups.forEach(group -> addTargets(group, lists));
    this.targets = ModuleList.of(Dialect.NAME_OR_REGEX, lists, notes);
    this.ofClass = ofClass();
    this.ignored = IgnoreList.of(Dialect.NAME_OR_REGEX, notes, block, "ignore");
  }

  private void addTargets(ConfigValue group, List<ConfigValue> lists) {
    Members members = new Members(notes, group);
    Optional<ConfigValue> list = members.texts("targets");
    if (list.isEmpty() && members.areSound()) {
      notes.malformed(
          group, "has no targets", "name the modules that it is for: \"targets\": [\"Linear\"]");
    }
    for (ConfigValue target : list.map(ConfigValue::items).orElse(List.of())) {
      List<ConfigValue> groups =
          groupsOfTarget.computeIfAbsent(text(target), none -> new ArrayList<>());
      // A target that stands in one group twice is one.
      if (groups.isEmpty() || groups.get(groups.size() - 1) != group) {
        groups.add(group);
      }
    }
    list.ifPresent(lists::add);
  }

  private static String text(ConfigValue target) {
    return target.text().orElse("");
  }

  private Optional<ConfigValue> ofClass() {
    List<ConfigValue> all = targets.entries();
    Optional<ConfigValue> linear =
        all.stream().filter(CompressedTensorsMethod::isLinear).findFirst();
    Optional<ConfigValue> experts =
        all.stream().filter(CompressedTensorsMethod::isOfExperts).findFirst();
    boolean areOfOne = linear.map(this::groups).equals(experts.map(this::groups));
    if (linear.isPresent() && experts.isPresent() && !areOfOne) {
      notes.assume(
          "%s is not looked at: vLLM asks for experts as if they were Linear"
              .formatted(experts.get().shownWithPlace()));
    }
    return linear.or(() -> experts);
  }

  private List<ConfigValue> groups(ConfigValue target) {
    return groupsOfTarget.getOrDefault(text(target), List.of());
  }

  private static boolean isLinear(ConfigValue target) {
    return text(target).equalsIgnoreCase("linear");
  }

  /** A class, which has no dots as a module or a pattern has. */
  private static boolean isOfExperts(ConfigValue target) {
    String name = text(target).toLowerCase(Locale.ROOT);
    return name.contains("moe") && name.indexOf('.') < 0;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    Members members = new Members(notes, block);
    List<ConfigValue> groups = List.copyOf(members.objects(GROUPS).values());
    if (groups.isEmpty() && members.areSound()) {
      members.refuse(
          block.find("quant_method").orElse(block),
          "has no config_groups beside it",
          "a compressed-tensors config says in config_groups what is quantized how");
    }
    if (!members.areSound() || !isOfKnownFormat(block, notes)) {
      return Optional.empty();
    }
    NotRead.note(block, notes, "sparsity_config", "format", "dense");
    NotRead.note(block, notes, "transform_config", "", "");
    return Optional.of(new CompressedTensorsMethod(block, groups, notes));
  }

  private static boolean isOfKnownFormat(ConfigValue holder, Notes notes) {
    Members members = new Members(notes, holder);
    Optional<String> format = members.word("format");
    if (format.isPresent() && !GroupSchemes.FORMATS.contains(format.get())) {
      notes.unknown(
          members.find("format").orElseThrow(),
          "vLLM has no experts in this format",
          "known are " + String.join(", ", GroupSchemes.FORMATS));
      return false;
    }
    return members.areSound();
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    List<ConfigValue> found = targets.entriesOfExperts(modules);
    if (!found.isEmpty()) {
      return alike(found.stream().map(this::ofTarget).toList());
    }
    Optional<ExpertScheme> others =
        ofClass.isPresent()
            ? ofTarget(ofClass.get())
            : Optional.of(ExpertScheme.unquantized(block.find(GROUPS).orElse(block)));
    return targets
        .findPartOfExperts(modules)
        .map(part -> alike(List.of(ofTarget(part), others)))
        .orElse(others);
  }

  /** vLLM makes one scheme of the matrices of an expert, and stops where they have several. */
  private Optional<ExpertScheme> alike(List<Optional<ExpertScheme>> matrices) {
    Optional<ExpertScheme> first = matrices.get(0);
    for (Optional<ExpertScheme> other : matrices) {
      if (first.isEmpty() || other.isEmpty()) {
        return Optional.empty();
      }
      if (!first.get().scheme().equals(other.get().scheme())) {
        Contradiction.note(first.get(), other.get(), notes);
        return first;
      }
    }
    return first;
  }

  /** Of groups with the same target vLLM takes the last without a word; they must agree. */
  private Optional<ExpertScheme> ofTarget(ConfigValue target) {
    return schemes.computeIfAbsent(
        text(target),
        name -> alike(groups(target).stream().map(group -> scheme(group, notes)).toList()));
  }

  /** What a group says, of whichever method; 703 where vLLM has nothing of the kind. */
  static Optional<ExpertScheme> scheme(ConfigValue group, Notes notes) {
    Members members = new Members(notes, group);
    Optional<ConfigValue> said = members.object("weights");
    Optional<ConfigValue> inputs = members.object("input_activations");
    if (!members.areSound() || !isOfKnownFormat(group, notes)) {
      return Optional.empty();
    }
    if (said.isEmpty()) {
      notes.assume(
          "what %s is for is not quantized: it has no weights".formatted(group.shownWithPlace()));
      return Optional.of(ExpertScheme.unquantized(group));
    }
    Optional<QuantArgs> weights = QuantArgs.of(said.get(), notes);
    Optional<QuantArgs> activations = inputs.flatMap(found -> QuantArgs.of(found, notes));
    if (weights.isEmpty() || activations.isPresent() != inputs.isPresent()) {
      return Optional.empty();
    }
    Optional<SchemeSpec> scheme = GroupSchemes.of(weights.get(), activations);
    if (scheme.isEmpty()) {
      notes.unknown(
          said.get(),
          GroupSchemes.inWords(weights.get(), activations)
              + ": vLLM has no experts that are quantized so",
          "quantize the experts in one of the forms that vLLM has: docs/rules/MOEQ703.md");
    }
    return scheme.map(found -> ExpertScheme.of(found, said.get()));
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code quant_method: compressed-tensors}: groups of modules, each with a scheme, and a list of
 * modules that have none (vLLM: {@code compressed_tensors/compressed_tensors.py}; b6ff8a2f5).
 */
final class CompressedTensorsMethod implements QuantMethod {
  private final List<Group> groups;
  private final IgnoreList ignored;
  private final Notes notes;

  /**
   * One of {@code config_groups}.
   *
   * @param source its object
   * @param targets the modules that it is for
   */
  private record Group(ConfigValue source, ModuleList targets) {
    /** A group for a class of modules is for experts, too: vLLM asks as if they were Linear. */
    boolean isForClass() {
      return targets.entries().stream()
          .map(entry -> entry.text().orElse("").toLowerCase(Locale.ROOT))
          .anyMatch(name -> name.equals("linear") || name.contains("moe"));
    }
  }

  private CompressedTensorsMethod(List<Group> groups, IgnoreList ignored, Notes notes) {
    this.groups = groups;
    this.ignored = ignored;
    this.notes = notes;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    Optional<ConfigValue> groups =
        block.find("config_groups").filter(found -> !found.entries().isEmpty());
    if (groups.isEmpty()) {
      notes.malformed(
          block.find("quant_method").orElse(block),
          "has no config_groups beside it",
          "a compressed-tensors config says in config_groups what is quantized how");
      return Optional.empty();
    }
    if (!isOfKnownFormat(block, notes)) {
      return Optional.empty();
    }
    List<Group> all = new ArrayList<>();
    groups
        .get()
        .entries()
        .values()
        .forEach(
            group ->
                all.add(
                    new Group(
                        group,
                        ModuleList.of(Dialect.NAME_OR_REGEX, group.find("targets"), notes))));
    IgnoreList ignored = IgnoreList.of(Dialect.NAME_OR_REGEX, block.find("ignore"), notes);
    return Optional.of(new CompressedTensorsMethod(all, ignored, notes));
  }

  private static boolean isOfKnownFormat(ConfigValue holder, Notes notes) {
    Optional<ConfigValue> format = holder.find("format");
    if (format.isEmpty() || GroupSchemes.FORMATS.contains(format.get().text().orElse(""))) {
      return true;
    }
    notes.unknown(
        format.get(),
        "vLLM has no experts in this format",
        "known are " + String.join(", ", GroupSchemes.FORMATS));
    return false;
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    Optional<Group> group =
        groups.stream()
            .filter(each -> each.targets().findExperts(modules).isPresent())
            .findFirst()
            .or(() -> groups.stream().filter(Group::isForClass).findFirst());
    return group.isEmpty()
        ? Optional.of(ExpertScheme.unquantized(groups.get(0).source()))
        : group.flatMap(each -> scheme(each.source(), notes));
  }

  /** What a group says, of whichever method; 703 where vLLM has nothing of the kind. */
  static Optional<ExpertScheme> scheme(ConfigValue group, Notes notes) {
    Optional<QuantArgs> weights = group.find("weights").map(QuantArgs::of);
    if (weights.isEmpty()) {
      return Optional.of(ExpertScheme.unquantized(group));
    }
    if (!isOfKnownFormat(group, notes)) {
      return Optional.empty();
    }
    Optional<QuantArgs> activations = group.find("input_activations").map(QuantArgs::of);
    Optional<SchemeSpec> scheme = GroupSchemes.of(weights.get(), activations);
    if (scheme.isEmpty()) {
      notes.unknown(
          weights.get().source(),
          GroupSchemes.inWords(weights.get(), activations)
              + ": vLLM has no experts that are quantized so",
          "quantize the experts in one of the forms that vLLM has: docs/rules/MOEQ703.md");
    }
    return scheme.map(found -> ExpertScheme.of(found, weights.get().source()));
  }
}

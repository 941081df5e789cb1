package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A list of modules in a config: those that are not quantized, or those that a group is for. Each
 * method of vLLM reads such lists in its own way, and so is it done here.
 */
final class ModuleList {
  /** How entries of a list name modules. */
  enum Dialect {
    /**
     * A name, or behind {@code re:} what a name begins with: compressed-tensors and Quark (vLLM:
     * {@code check_equal_or_regex_match}, {@code compressed_tensors/utils.py}; b6ff8a2f5).
     */
    NAME_OR_REGEX,
    /**
     * The name of the experts, or of a matrix in them (vLLM: {@code is_layer_skipped}, {@code
     * quantization/utils/quant_utils.py}; b6ff8a2f5).
     */
    NAME_OF_EXPERTS,
    /** What stands anywhere in a name: AWQ. */
    PART_OF_NAME,
    /** All of these without regular expressions, and shell patterns: ModelOpt. */
    PART_OR_GLOB
  }

  private static final String REGEX = "re:";

  private final Dialect dialect;
  private final List<ConfigValue> entries;
  private final Map<String, ConfigValue> names = new HashMap<>();
  private final List<Pattern> patterns = new ArrayList<>();

  private record Pattern(ConfigValue entry, Regex.Compiled regex) {}

  private ModuleList(Dialect dialect, List<ConfigValue> entries) {
    this.dialect = dialect;
    this.entries = entries;
  }

  /** Reads a list; what is not understood is noted, and matches nothing. */
  static ModuleList of(Dialect dialect, Optional<ConfigValue> list, Notes notes) {
    List<ConfigValue> entries =
        list.map(ConfigValue::items).orElse(List.of()).stream()
            .filter(entry -> entry.text().isPresent())
            .toList();
    ModuleList modules = new ModuleList(dialect, entries);
    entries.forEach(entry -> modules.add(entry, notes));
    return modules;
  }

  private void add(ConfigValue entry, Notes notes) {
    String text = entry.text().orElse("");
    if (dialect == Dialect.NAME_OR_REGEX && text.startsWith(REGEX)) {
      Optional<Regex.Compiled> regex = Regex.compile(text.substring(REGEX.length()));
      if (regex.isEmpty()) {
        notes.assume(
            entry.literal()
                + " ("
                + entry.place()
                + ") matches no experts: it is no pattern that"
                + " is understood here");
      }
      regex.ifPresent(found -> patterns.add(new Pattern(entry, found)));
    } else if (dialect == Dialect.PART_OR_GLOB && isGlob(text)) {
      patterns.add(new Pattern(entry, Regex.ofGlob(text)));
    } else {
      names.putIfAbsent(text, entry);
    }
  }

  private static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  List<ConfigValue> entries() {
    return entries;
  }

  /** The entry that covers all experts of a layer, under one of the names that they may have. */
  Optional<ConfigValue> findExperts(ExpertModules modules) {
    for (String module : modules.names()) {
      Optional<ConfigValue> found = find(module);
      if (found.isPresent()) {
        return found;
      }
      for (List<String> matrices : ExpertModules.projections(module)) {
        List<ConfigValue> of = matrices.stream().flatMap(name -> findName(name).stream()).toList();
        if (of.size() == matrices.size()) {
          return Optional.of(of.get(0));
        }
      }
    }
    return Optional.empty();
  }

  /** The entry that covers a module. */
  Optional<ConfigValue> find(String module) {
    Optional<ConfigValue> named = findName(module);
    if (named.isPresent()) {
      return named;
    }
    return switch (dialect) {
      case NAME_OR_REGEX -> Optional.empty();
      case NAME_OF_EXPERTS -> entryWith(module);
      case PART_OF_NAME -> partOf(module);
      case PART_OR_GLOB -> entryWith(module).or(() -> partOf(module));
    };
  }

  /** The entry that is a name, or a pattern that matches it. */
  private Optional<ConfigValue> findName(String name) {
    Optional<ConfigValue> exact = Optional.ofNullable(names.get(name));
    return exact.isPresent()
        ? exact
        : patterns.stream()
            .filter(pattern -> pattern.regex().matches(name).orElse(false))
            .map(Pattern::entry)
            .findFirst();
  }

  private Optional<ConfigValue> entryWith(String module) {
    return names.entrySet().stream()
        .filter(entry -> entry.getKey().startsWith(module + "."))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private Optional<ConfigValue> partOf(String module) {
    return names.entrySet().stream()
        .filter(entry -> !entry.getKey().isEmpty() && module.contains(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }
}

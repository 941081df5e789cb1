package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.RegexNode.Budget;
import dev.moequant.interop.huggingface.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

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
  private final TreeMap<String, ConfigValue> names = new TreeMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Budget budget = new Budget();
  private final Notes notes;

  /**
   * An entry for several modules.
   *
   * @param regex what it matches
   * @param needed what stands in each name that it matches; most names are told by that alone
   */
  private record Pattern(ConfigValue entry, Regex.Compiled regex, String needed) {
    boolean matches(String name, Budget budget) {
      budget.spend();
      return !budget.isSpent()
          && name.contains(needed)
          && regex.matches(name, budget).orElse(false);
    }
  }

  private ModuleList(Dialect dialect, List<ConfigValue> entries, Notes notes) {
    this.dialect = dialect;
    this.entries = entries;
    this.notes = notes;
  }

  /** Reads a list; what is not understood is noted, and matches nothing. */
  static ModuleList of(Dialect dialect, Optional<ConfigValue> list, Notes notes) {
    List<ConfigValue> entries =
        list.map(ConfigValue::items).orElse(List.of()).stream()
            .filter(entry -> entry.text().isPresent())
            .toList();
    ModuleList modules = new ModuleList(dialect, entries, notes);
    entries.forEach(modules::add);
    return modules;
  }

  private void add(ConfigValue entry) {
    String text = entry.text().orElse("");
    if (dialect == Dialect.NAME_OR_REGEX && text.startsWith(REGEX)) {
      String regexText = text.substring(REGEX.length());
      Optional<Regex.Compiled> regex = Regex.compile(regexText);
      if (regex.isEmpty()) {
        notes.assume(
            entry.literal()
                + " ("
                + entry.place()
                + ") matches no experts: it is no pattern that"
                + " is understood here");
      }
      regex.ifPresent(
          found -> patterns.add(new Pattern(entry, found, Literals.ofRegex(regexText))));
    } else if (dialect == Dialect.PART_OR_GLOB && isGlob(text)) {
      patterns.add(new Pattern(entry, Regex.ofGlob(text), Literals.ofGlob(text)));
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
    if (budget.isSpent()) {
      notes.assume(
          "%s (%s) takes too long to be compared with all names: not all that it covers is known"
              .formatted(entries.get(0).key(), entries.get(0).place()));
    }
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
            .filter(pattern -> pattern.matches(name, budget))
            .map(Pattern::entry)
            .findFirst();
  }

  private Optional<ConfigValue> entryWith(String module) {
    return Optional.ofNullable(names.ceilingEntry(module + "."))
        .filter(entry -> entry.getKey().startsWith(module + "."))
        .map(Map.Entry::getValue);
  }

  private Optional<ConfigValue> partOf(String module) {
    for (int from = 0; from < module.length(); from++) {
      Optional<ConfigValue> part = beginningOf(module.substring(from));
      if (part.isPresent()) {
        return part;
      }
    }
    return Optional.empty();
  }

  /** The longest name that a text begins with: whatever stands behind it is longer, or greater. */
  private Optional<ConfigValue> beginningOf(String text) {
    String least = text.substring(0, 1);
    for (var name = names.floorEntry(text);
        name != null && name.getKey().compareTo(least) >= 0;
        name = names.floorEntry(common(name.getKey(), text))) {
      if (text.startsWith(name.getKey())) {
        return Optional.of(name.getValue());
      }
    }
    return Optional.empty();
  }

  /** What two texts begin with: no name between this and the greater of them begins the other. */
  private static String common(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }
}

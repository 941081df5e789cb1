package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.RegexNode.Budget;
import dev.moequant.interop.huggingface.ConfigValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

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
    PART_OR_GLOB,
    /** What a name begins with: GPTQModel (vLLM: {@code get_dynamic_override}). */
    REGEX,
    /** A shell pattern for all of a name: Quark's {@code layer_quant_config}. */
    GLOB
  }

  private static final String PREFIX = "re:";

  private final Dialect dialect;
  private final List<ConfigValue> entries = new ArrayList<>();
  private final TreeMap<String, Named> names = new TreeMap<>();
  private final List<Pattern> patterns = new ArrayList<>();
  private final Budget budget = new Budget();
  private final Notes notes;

  /**
   * An entry for one module.
   *
   * @param rank how many entries are in front of it
   */
  private record Named(int rank, ConfigValue entry) {}

  /**
   * An entry for several modules.
   *
   * @param rank how many entries are in front of it
   * @param regex what it matches
   * @param needed what stands in each name that it matches; most names are told by that alone
   */
  private record Pattern(int rank, ConfigValue entry, Regex.Compiled regex, String needed) {
    boolean matches(String name, Budget budget) {
      budget.spend();
      return !budget.isSpent()
          && name.contains(needed)
          && regex.matches(name, budget).orElse(false);
    }
  }

  private ModuleList(Dialect dialect, Notes notes) {
    this.dialect = dialect;
    this.notes = notes;
  }

  /** The texts of some lists; what is not understood is noted, and matches nothing. */
  static ModuleList of(Dialect dialect, List<ConfigValue> lists, Notes notes) {
    ModuleList modules = new ModuleList(dialect, notes);
    for (ConfigValue list : lists) {
      list.items().forEach(item -> item.text().ifPresent(text -> modules.add(text, item)));
    }
    return modules;
  }

  /** The keys of an object, each of which stands for its value. */
  static ModuleList ofKeys(
      Dialect dialect, Map<String, ConfigValue> values, UnaryOperator<String> name, Notes notes) {
    ModuleList modules = new ModuleList(dialect, notes);
    values.forEach((key, value) -> modules.add(name.apply(key), value));
    return modules;
  }

  private void add(String text, ConfigValue entry) {
    int rank = entries.size();
    entries.add(entry);
    boolean hasPrefix = dialect == Dialect.NAME_OR_REGEX && text.startsWith(PREFIX);
    if (hasPrefix || dialect == Dialect.REGEX) {
      String regexText = hasPrefix ? text.substring(PREFIX.length()) : text;
      Optional<Regex.Compiled> regex = Regex.compile(regexText);
      if (regex.isEmpty()) {
        notes.assume(
            entry.shownWithPlace()
                + " matches no experts: it is no pattern that is understood here");
      }
      regex.ifPresent(
          found -> patterns.add(new Pattern(rank, entry, found, Literals.ofRegex(regexText))));
    } else if ((dialect == Dialect.PART_OR_GLOB || dialect == Dialect.GLOB) && isGlob(text)) {
      patterns.add(new Pattern(rank, entry, Regex.ofGlob(text), Literals.ofGlob(text)));
    } else {
      names.putIfAbsent(text, new Named(rank, entry));
    }
  }

  private static boolean isGlob(String text) {
    return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
  }

  List<ConfigValue> entries() {
    return entries;
  }

  /** How much has been tried so far. */
  int steps() {
    return budget.steps();
  }

  /** The entry that covers all experts of a layer, under one of the names that they may have. */
  Optional<ConfigValue> findExperts(ExpertModules modules) {
    List<ConfigValue> found = entriesOfExperts(modules);
    return found.isEmpty() ? Optional.empty() : Optional.of(found.get(0));
  }

  /** The same; where it takes several entries to cover the matrices of an expert, each of them. */
  List<ConfigValue> entriesOfExperts(ExpertModules modules) {
    if (names.isEmpty() && patterns.isEmpty()) {
      return List.of();
    }
    if (budget.isSpent()) {
      notes.assume(
          "%s, with what is beside it, takes too long to be compared with all names: not all that it"
                  .formatted(entries.get(0).shownWithPlace())
              + " covers is known");
    }
    for (String module : modules.names()) {
      Optional<ConfigValue> found = find(module);
      if (found.isPresent()) {
        return List.of(found.get());
      }
      List<ConfigValue> ofMatrices = entriesOfMatrices(module);
      if (!ofMatrices.isEmpty()) {
        return ofMatrices;
      }
    }
    return List.of();
  }

  /** Those of the matrices of the first expert, where each is covered; most lists name none. */
  private List<ConfigValue> entriesOfMatrices(String module) {
    if (patterns.isEmpty() && entryWith(ExpertModules.first(module)).isEmpty()) {
      return List.of();
    }
    for (List<String> matrices : ExpertModules.projections(module)) {
      List<ConfigValue> of = entriesOfEach(matrices);
      if (of.size() == matrices.size()) {
        return of;
      }
    }
    return List.of();
  }

  /** As many as there are up to the first that has none. */
  private List<ConfigValue> entriesOfEach(List<String> matrices) {
    List<ConfigValue> of = new ArrayList<>();
    for (String matrix : matrices) {
      Optional<ConfigValue> entry = findName(matrix);
      if (entry.isEmpty()) {
        return of;
      }
      of.add(entry.get());
    }
    return of;
  }

  /** An entry for some matrices of an expert, where there is none for the others. */
  Optional<ConfigValue> findPartOfExperts(ExpertModules modules) {
    return modules.names().stream()
        .flatMap(module -> ExpertModules.projections(module).stream())
        .flatMap(List::stream)
        .flatMap(matrix -> findName(matrix).stream())
        .findFirst();
  }

  /** The entry that covers a module. */
  Optional<ConfigValue> find(String module) {
    Optional<ConfigValue> named = findName(module);
    if (named.isPresent()) {
      return named;
    }
    return switch (dialect) {
      case NAME_OR_REGEX, REGEX, GLOB -> Optional.empty();
      case NAME_OF_EXPERTS -> entryWith(module);
      case PART_OF_NAME -> partOf(module);
      case PART_OR_GLOB -> entryWith(module).or(() -> partOf(module));
    };
  }

  /** The first entry that is a name, or a pattern that matches it. */
  private Optional<ConfigValue> findName(String name) {
    Optional<Named> exact = Optional.ofNullable(names.get(name));
    int before = exact.map(Named::rank).orElse(entries.size());
    return patterns.stream()
        .takeWhile(pattern -> pattern.rank() < before)
        .filter(pattern -> pattern.matches(name, budget))
        .map(Pattern::entry)
        .findFirst()
        .or(() -> exact.map(Named::entry));
  }

  private Optional<ConfigValue> entryWith(String module) {
    return Optional.ofNullable(names.ceilingEntry(module + "."))
        .filter(entry -> entry.getKey().startsWith(module + "."))
        .map(entry -> entry.getValue().entry());
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
        return Optional.of(name.getValue().entry());
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

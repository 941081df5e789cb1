package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.HeaderRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.interop.json.Shown;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the tensors of all layers have been found to be. The same in any number of tensors is one
 * finding, which counts them and names the first.
 */
final class Differences {
  /** How many tensors are named. */
  private static final int SHOWN = 3;

  /** How many findings there are of a rule; what else is found is one more. */
  private static final int MOST = 20;

  private final Map<Key, Group> groups = new LinkedHashMap<>();
  private final Set<String> assumptions = new LinkedHashSet<>();
  private final Help help;

  /**
   * What makes differences one.
   *
   * @param rule which rule is broken
   * @param scheme of the experts
   * @param about what differs
   */
  private record Key(Rule<Object> rule, SchemeSpec scheme, Object about) {}

  /** Tensors with the same difference. */
  private static final class Group {
    private final String kind;
    private final String found;
    private final String expected;
    private final String help;
    private final Place place;
    private final List<String> names = new ArrayList<>();
    private int count;

    Group(String kind, String found, String expected, String help, Place place) {
      this.kind = kind;
      this.found = found;
      this.expected = expected;
      this.help = help;
      this.place = place;
    }

    void add(Supplier<String> name) {
      if (count < SHOWN) {
        names.add(Shown.of(name.get()));
      }
      count++;
    }

    String all() {
      String more = count > SHOWN ? " and " + (count - SHOWN) + " more" : "";
      return String.join(", ", names) + more;
    }

    /** A name, or how many there are with the first names. */
    String each() {
      return count == 1 ? all() : "each of " + count + " tensors (" + all() + ")";
    }

    String counted() {
      return (count == 1 ? "" : count + " of them: ") + all();
    }
  }

  Differences(Help help) {
    this.help = help;
  }

  /** What does no harm where the rest is as it is taken to be. */
  void assume(String assumption) {
    assumptions.add(assumption);
  }

  Set<String> assumptions() {
    return assumptions;
  }

  /** 708: a tensor that is not there. */
  void missing(SchemeSpec scheme, String kind, Supplier<String> name) {
    group(
            new Key(HeaderRules.MISSING_TENSOR, scheme, kind),
            () -> new Group(kind, "", "", help.missing(kind), Place.WHOLE))
        .add(name);
  }

  /** 709: a tensor of another dtype, or where that is right, of another shape. */
  void different(SchemeSpec scheme, WantedTensor wanted, Entry entry) {
    boolean isOfShape = wanted.accepts(entry.dtype());
    Object form = isOfShape ? entry.shape() : entry.dtype();
    group(
            new Key(HeaderRules.STORED_OTHERWISE, scheme, List.of(wanted.kind(), form)),
            () ->
                new Group(
                    wanted.kind(),
                    Shown.of(isOfShape ? entry.toString() : entry.dtype().name()),
                    isOfShape ? wanted.expected() : inAnotherDtype(wanted, entry),
                    help.different(wanted, entry),
                    place(entry)))
        .add(entry::name);
  }

  /** The name, too, where another method would have another. */
  private static String inAnotherDtype(WantedTensor wanted, Entry entry) {
    boolean isSameName = wanted.names().stream().anyMatch(entry.name()::endsWith);
    return (isSameName ? "" : wanted.kind() + " ") + wanted.expectedDtypes();
  }

  /** 710 or 716: a tensor that is nothing of the scheme. */
  void leftOver(SchemeSpec scheme, String kind, Optional<Entry> entry, Supplier<String> name) {
    boolean isBias = kind.equals("bias");
    Rule<Object> rule = isBias ? HeaderRules.UNUSED_BIAS : HeaderRules.LEFT_OVER;
    group(
            new Key(rule, scheme, kind),
            () ->
                new Group(
                    Shown.of(kind),
                    "",
                    "",
                    isBias ? help.unusedBias() : help.leftOver(kind),
                    entry.map(Differences::place).orElse(Place.WHOLE)))
        .add(name);
  }

  private Group group(Key key, Supplier<Group> made) {
    Group known = groups.get(key);
    if (known != null) {
      return known;
    }
    long ofRule = groups.keySet().stream().filter(other -> other.rule().equals(key.rule())).count();
    Key kept = ofRule < MOST ? key : new Key(key.rule(), key.scheme(), "");
    return groups.computeIfAbsent(kept, missing -> made.get());
  }

  static Place place(Entry entry) {
    return new Place.InFile(
        String.valueOf(entry.file().getFileName()), Shown.of(entry.name()), 1, 1);
  }

  List<Finding> findings() {
    return groups.entrySet().stream()
        .map(entry -> finding(entry.getKey(), entry.getValue()))
        .toList();
  }

  private static Finding finding(Key key, Group group) {
    String scheme = key.scheme().annotation();
    List<String> text;
    if (key.rule().equals(HeaderRules.MISSING_TENSOR)) {
      text = List.of(scheme, group.kind, group.counted());
    } else if (key.rule().equals(HeaderRules.STORED_OTHERWISE)) {
      text = List.of(group.each(), group.found, scheme, group.expected);
    } else if (key.rule().equals(HeaderRules.LEFT_OVER)) {
      text = List.of(group.kind, scheme, group.counted());
    } else {
      text = List.of(group.each(), scheme);
    }
    return key.rule().finding(group.place, text, List.of(group.help));
  }
}

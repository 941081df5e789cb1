package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.Comparison;
import dev.moequant.kernels.Condition;
import dev.moequant.kernels.Constraint;
import dev.moequant.kernels.Criterion;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Symbol;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads rows and their conditions. */
final class CriterionReader {
  private static final Map<String, Comparison> COMPARISONS = Words.all(Comparison.values());
  private static final Map<String, Quantity> QUANTITIES = Words.all(Quantity.values());
  private static final Map<String, Phase> PHASES = Words.all(Phase.values());
  private static final List<String> PARTS =
      List.of("kernel", "oracle", "method", "weights", "helper", "csrc", "prepare");
  private static final List<String> BASES = List.of("check", "layout");

  private final Vocabulary vocabulary;

  CriterionReader(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
  }

  Constraint row(JsonObject row, Phase phase) throws MalformedFileException {
    Criterion criterion = criterion(row);
    row.textOf("basis", BASES, "a basis", "");
    return new Constraint(
        criterion,
        when(row),
        Words.read(row, "phase", PHASES, "a phase", phase),
        row.textOf("by", PARTS, "a part of vLLM", Constraint.KERNEL),
        row.textOrNothing("note"),
        row.text("source"));
  }

  private Criterion criterion(JsonObject row) throws MalformedFileException {
    JsonValue on = row.get("on");
    if (on.text().equals(Words.of(Quantity.PACKAGE))) {
      present(row, Words.of(Comparison.PRESENT));
      return Criterion.ofPackage(vocabulary.packageName(row.get("name")));
    }
    return compared(on, on.text(), row);
  }

  private Criterion compared(JsonValue place, String on, JsonObject row)
      throws MalformedFileException {
    String key = row.oneOf(COMPARISONS.keySet());
    Comparison comparison = Objects.requireNonNull(COMPARISONS.get(key));
    JsonValue wanted = row.get(key);
    if (comparison.takesNothing()) {
      present(row, key);
      return of(place, on, comparison, List.of());
    }
    List<Object> values =
        comparison.takesList() ? values(place, on, wanted) : List.of(value(place, on, wanted));
    return of(place, on, comparison, values);
  }

  private static void present(JsonObject row, String key) throws MalformedFileException {
    if (!row.get(key).flag()) {
      throw row.get(key).wrong("true");
    }
  }

  private Criterion of(JsonValue place, String on, Comparison comparison, List<Object> values)
      throws MalformedFileException {
    Object[] wanted = values.toArray();
    return vocabulary.isVariable(on)
        ? Criterion.ofVariable(on, vocabulary.missing(on), comparison, wanted)
        : Criterion.of(quantity(place, on), comparison, wanted);
  }

  private List<Object> values(JsonValue place, String on, JsonValue list)
      throws MalformedFileException {
    List<Object> values = new ArrayList<>();
    for (JsonValue each : list.items()) {
      values.add(value(place, on, each));
    }
    return values;
  }

  private Object value(JsonValue place, String on, JsonValue value) throws MalformedFileException {
    if (vocabulary.isVariable(on)) {
      Object read = value.scalar();
      if (read instanceof Boolean != vocabulary.missing(on) instanceof Boolean) {
        throw value.wrong("a value of " + on);
      }
      return read;
    }
    Quantity quantity = quantity(place, on);
    Optional<Symbol> symbol = symbol(quantity, value);
    return symbol.isPresent() ? symbol.get() : vocabulary.value(quantity, value);
  }

  private static Optional<Symbol> symbol(Quantity quantity, JsonValue value)
      throws MalformedFileException {
    return quantity.takes(0) && !value.isList() && value.scalar() instanceof String name
        ? Symbol.of(name)
        : Optional.empty();
  }

  private static Quantity quantity(JsonValue place, String on) throws MalformedFileException {
    Quantity quantity = QUANTITIES.get(on);
    if (quantity != null) {
      return quantity;
    }
    throw place.wrong("a quantity or a variable of \"environment\", not " + on);
  }

  /** The condition of a row; none where it says nothing. */
  Condition when(JsonObject row) throws MalformedFileException {
    Optional<JsonValue> when = row.find("when");
    if (when.isEmpty()) {
      return Condition.ALWAYS;
    }
    JsonObject parts = when.get().object();
    List<Criterion> criteria = new ArrayList<>();
    for (String on : parts.keys()) {
      if (!on.equals("envSet")) {
        criteria.add(part(on, parts.get(on)));
      }
    }
    return new Condition(criteria, Set.copyOf(vocabulary.variables(parts, "envSet")));
  }

  private Criterion part(String on, JsonValue value) throws MalformedFileException {
    if (value.isObject()) {
      JsonObject comparison = value.object();
      Criterion criterion = compared(value, on, comparison);
      comparison.end();
      return criterion;
    }
    return value.isList()
        ? of(value, on, Comparison.ONE_OF, values(value, on, value))
        : of(value, on, Comparison.EQUALS, List.of(value(value, on, value)));
  }
}

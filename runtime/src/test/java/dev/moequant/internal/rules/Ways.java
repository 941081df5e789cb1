package dev.moequant.internal.rules;

import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways out that a help offers, read from its words. They stand between {@code ", or "} and
 * {@code "; "}; each is the steps that it names, {@code member = value} and {@code leave member
 * out}. What says {@code member = A, B or C} is three ways, and {@code nearest: A x B, A x C} two.
 */
final class Ways {
  private static final Pattern BETWEEN = Pattern.compile(", or |; ");
  private static final String VALUE = "(?:\\{[^}]*}|-?[0-9]+|[A-Z][A-Z0-9_]+|true|false)";
  private static final Pattern STEP =
      Pattern.compile(
          "leave (?<out>[\\w.]+(?:, [\\w.]+)*(?: and [\\w.]+)?) out|(?<member>[\\w.]+) = (?<values>"
              + VALUE
              + "(?:, "
              + VALUE
              + ")*(?: or "
              + VALUE
              + ")?)");
  private static final Pattern BETWEEN_VALUES = Pattern.compile(", (?![^{]*})| or ");
  private static final String NEAREST = "nearest: ";
  private static final Pattern PAIR = Pattern.compile("(\\w+) x (\\w+)");
  private static final Pattern AND = Pattern.compile(", | and ");

  private Ways() {}

  /** What each way makes of a scheme; nothing where a help names no step. */
  static List<SchemeSpec> taken(SchemeSpec scheme, String help) {
    if (help.startsWith(NEAREST)) {
      return PAIR.matcher(help.substring(0, help.indexOf(';')))
          .results()
          .map(
              pair ->
                  with(
                      with(scheme, "activations.dtype", pair.group(1)),
                      "weights.dtype",
                      pair.group(2)))
          .toList();
    }
    return BETWEEN
        .splitAsStream(help)
        .filter(way -> STEP.matcher(way).find())
        .flatMap(way -> take(scheme, STEP.matcher(way)))
        .toList();
  }

  private static Stream<SchemeSpec> take(SchemeSpec scheme, Matcher steps) {
    Stream<SchemeSpec> taken = Stream.of(scheme);
    while (steps.find()) {
      String out = steps.group("out");
      String member = steps.group("member");
      String values = steps.group("values");
      taken =
          taken.flatMap(
              before ->
                  out == null
                      ? BETWEEN_VALUES.splitAsStream(values).map(v -> with(before, member, v))
                      : Stream.of(without(before, List.of(AND.split(out)))));
    }
    return taken;
  }

  private static SchemeSpec without(SchemeSpec scheme, List<String> names) {
    SchemeSpec edited = scheme;
    for (String name : names) {
      edited = without(edited, name);
    }
    return edited;
  }

  private static SchemeSpec without(SchemeSpec scheme, String name) {
    return switch (name) {
      case "activations" ->
          ((QuantSchemeSpec) scheme).withActivations(ActivationSpec.unquantized());
      case "weights" -> ((QuantSchemeSpec) scheme).withWeights(WeightSpec.unquantized());
      default ->
          scheme.members().stream()
              .filter(member -> member.name().equals(name))
              .map(member -> with(scheme, name, literal(member)))
              .findFirst()
              .orElseThrow(() -> new AssertionError("no member " + name + " in " + scheme));
    };
  }

  private static String literal(Member left) {
    return new Member(left.name(), left.places(), left.defaultValue(), left.defaultValue())
        .literal();
  }

  private static SchemeSpec with(SchemeSpec scheme, String name, String value) {
    int dot = name.indexOf('.');
    if (dot < 0) {
      return (SchemeSpec) edited(scheme, name, value);
    }
    String member = name.substring(dot + 1);
    QuantSchemeSpec both = (QuantSchemeSpec) scheme;
    return name.startsWith("weights.")
        ? both.withWeights((WeightSpec) edited(both.weights(), member, value))
        : both.withActivations((ActivationSpec) edited(both.activations(), member, value));
  }

  /** Calls the {@code with…} method of a member. */
  private static Object edited(Object spec, String member, String literal) {
    String name = "with" + member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
    Method with =
        Arrays.stream(spec.getClass().getMethods())
            .filter(method -> method.getName().equals(name))
            .findFirst()
            .orElseThrow(() -> new AssertionError("no member " + member + " in " + spec));
    try {
      return with.invoke(spec, value(literal, with.getParameterTypes()[0]));
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(spec + " with " + member + " = " + literal, e);
    }
  }

  private static Object value(String literal, Class<?> type) {
    if (type == boolean.class) {
      return Boolean.valueOf(literal);
    }
    if (type == int.class) {
      return Integer.valueOf(literal);
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .filter(constant -> ((Enum<?>) constant).name().equals(literal))
          .findFirst()
          .orElseThrow(() -> new AssertionError("no " + type + ": " + literal));
    }
    return Stream.of(literal.substring(1, literal.length() - 1).split(", ", -1))
        .filter(element -> !element.isEmpty())
        .map(Integer::valueOf)
        .toArray(Integer[]::new);
  }
}

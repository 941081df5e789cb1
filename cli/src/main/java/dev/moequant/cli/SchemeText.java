package dev.moequant.cli;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A scheme as one writes its annotation, or without what a shell takes for its own:
 * {@code @Fp8W8A8(blockShape = {128, 128})} and {@code Fp8W8A8 blockShape=128,128} are the same.
 */
final class SchemeText implements ITypeConverter<SchemeSpec> {
  @Override
  public SchemeSpec convert(String text) {
    try {
      MemberTexts written = MemberTexts.of(text);
      SchemeSpec scheme = SchemeSpec.of(kind(written.annotation()));
      for (Map.Entry<String, List<String>> member : written.members().entrySet()) {
        scheme = with(scheme, member(scheme, member.getKey()), member.getValue());
      }
      return scheme;
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(String.valueOf(e.getMessage()));
    }
  }

  private static SchemeKind kind(String name) {
    return Arrays.stream(SchemeKind.values())
        .filter(kind -> kind.annotationName().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "there is no scheme @" + name,
                    name,
                    Arrays.stream(SchemeKind.values()).map(SchemeKind::annotationName).toList()));
  }

  private static Member member(SchemeSpec scheme, String name) {
    return scheme.members().stream()
        .filter(member -> member.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    "@" + scheme.kind().annotationName() + " has no member " + name,
                    name,
                    scheme.members().stream().map(Member::name).toList()));
  }

  private static IllegalArgumentException unknown(String what, String given, List<String> known) {
    String question = Nearest.question(given, known);
    String all = known.isEmpty() ? ", nor any other" : ": there are " + String.join(", ", known);
    return new IllegalArgumentException(what + (question.isEmpty() ? all : question));
  }

  /** Says a member in the words of {@code @QuantScheme}, which {@link SchemeSpec#with} takes. */
  private static SchemeSpec with(SchemeSpec scheme, Member member, List<String> values) {
    Object type = member.defaultValue();
    if (type instanceof Boolean) {
      return withFlag(scheme, member, bool(member, single(member, values)));
    }
    if (type instanceof List<?>) {
      List<Integer> shape = values.stream().map(value -> integer(member, value)).toList();
      return scheme.with(shapeOf(member), shape);
    }
    String value = single(member, values);
    SchemeMember place = member.places().iterator().next();
    if (type instanceof Integer) {
      int size = integer(member, value);
      return scheme.with(
          SchemeMember.WEIGHTS_GROUP_SHAPE, size == -1 ? List.of() : List.of(0, size));
    }
    if (type instanceof Double) {
      return scheme.with(place, number(member, value));
    }
    return scheme.with(place, constant(member, value));
  }

  private static SchemeMember shapeOf(Member member) {
    return member.places().contains(SchemeMember.WEIGHTS_GROUP_SHAPE)
        ? SchemeMember.WEIGHTS_GROUP_SHAPE
        : SchemeMember.ACTIVATIONS_GROUP_SHAPE;
  }

  private static SchemeSpec withFlag(SchemeSpec scheme, Member member, boolean value) {
    return switch (member.name()) {
      case "perActToken" ->
          scheme.with(
              SchemeMember.ACTIVATIONS_GRANULARITY,
              value ? Granularity.PER_TOKEN : Granularity.PER_TENSOR);
      case "perOutCh" ->
          scheme.with(
              SchemeMember.WEIGHTS_GRANULARITY,
              value ? Granularity.PER_CHANNEL : Granularity.PER_TENSOR);
      case "staticActivations" -> scheme.with(SchemeMember.ACTIVATIONS_DYNAMIC, !value);
      default -> scheme.with(member.places().iterator().next(), value);
    };
  }

  private static String single(Member member, List<String> values) {
    if (values.size() != 1) {
      throw new IllegalArgumentException(
          member.name() + " takes one value, not " + String.join(", ", values));
    }
    return values.get(0);
  }

  private static boolean bool(Member member, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw new IllegalArgumentException(member.name() + " is true or false, not " + value);
    }
    return value.equals("true");
  }

  private static int integer(Member member, String value) {
    try {
      return Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(member.name() + " takes whole numbers, not " + value, e);
    }
  }

  private static double number(Member member, String value) {
    try {
      return Double.parseDouble(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(member.name() + " takes a number, not " + value, e);
    }
  }

  private static Enum<?> constant(Member member, String value) {
    Object type = member.defaultValue();
    Enum<?>[] constants =
        type instanceof DType
            ? DType.values()
            : type instanceof Granularity ? Granularity.values() : ActOrder.values();
    String name = value.substring(value.lastIndexOf('.') + 1).toUpperCase(Locale.ROOT);
    return Arrays.stream(constants)
        .filter(constant -> constant.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                unknown(
                    member.name() + " is never " + value,
                    value,
                    Arrays.stream(constants).<String>map(Enum::name).toList()));
  }
}

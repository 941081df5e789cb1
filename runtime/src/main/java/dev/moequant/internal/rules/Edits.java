package dev.moequant.internal.rules;

import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.Int8W8A8Spec;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.Mxfp4W4A4Spec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A scheme with something changed, whatever its annotation calls that; what an annotation fixes
 * stays as it is. {@link #words} says what was changed, in the annotation's own words.
 */
final class Edits {
  private Edits() {}

  /**
   * Granularity and shape of one operand; flags and a block shape where those are what there is.
   */
  static SchemeSpec operand(
      SchemeSpec scheme, boolean ofWeights, Granularity granularity, List<Integer> shape) {
    return ofWeights
        ? weights(scheme, granularity, shape)
        : activations(scheme, granularity, shape);
  }

  static SchemeSpec activations(SchemeSpec scheme, Granularity granularity, List<Integer> shape) {
    boolean perToken = granularity == Granularity.PER_TOKEN;
    if (scheme instanceof QuantSchemeSpec s) {
      return s.withActivations(
          s.activations().withGranularity(granularity).withGroupShape(array(shape)));
    }
    if (scheme instanceof Fp8W8A8Spec s) {
      return s.withPerActToken(perToken).withBlockShape(array(shape));
    }
    if (scheme instanceof Mxfp4W4A4Spec s) {
      return s.withBlockShape(array(shape));
    }
    return scheme instanceof Int8W8A8Spec s ? s.withPerActToken(perToken) : scheme;
  }

  static SchemeSpec weights(SchemeSpec scheme, Granularity granularity, List<Integer> shape) {
    if (scheme instanceof QuantSchemeSpec s) {
      return s.withWeights(s.weights().withGranularity(granularity).withGroupShape(array(shape)));
    }
    if (scheme instanceof Fp8W8A8Spec s) {
      return s.withPerOutCh(granularity == Granularity.PER_CHANNEL).withBlockShape(array(shape));
    }
    if (scheme instanceof Wna16Spec s) {
      return s.withGroupSize(shape.isEmpty() ? Wna16Spec.PER_OUTPUT_CHANNEL : shape.get(1));
    }
    return scheme;
  }

  /** Activation scales from each batch. */
  static SchemeSpec dynamic(SchemeSpec scheme) {
    if (scheme instanceof QuantSchemeSpec s) {
      return s.withActivations(s.activations().withDynamic(true));
    }
    if (scheme instanceof Fp8W8A8Spec s) {
      return s.withStaticActivations(false);
    }
    if (scheme instanceof Mxfp4W4A4Spec s) {
      return s.withStaticActivations(false);
    }
    return scheme instanceof Int8W8A8Spec s ? s.withStaticActivations(false) : scheme;
  }

  static SchemeSpec withoutZeroPoints(SchemeSpec scheme) {
    if (scheme instanceof QuantSchemeSpec s) {
      return s.withWeights(s.weights().withZeroPoints(false));
    }
    return scheme instanceof Wna16Spec s ? s.withZeroPoints(false) : scheme;
  }

  static SchemeSpec withoutPrecisionConfig(SchemeSpec scheme) {
    return scheme instanceof QuantSchemeSpec s ? s.withPrecisionConfig(false) : scheme;
  }

  /** Of a {@code @QuantScheme}: the others fix their dtypes. */
  static SchemeSpec withDtypes(SchemeSpec scheme, Pair dtypes) {
    return scheme instanceof QuantSchemeSpec s
        ? s.withActivations(s.activations().withDtype(dtypes.activations()))
            .withWeights(s.weights().withDtype(dtypes.weights()))
        : scheme;
  }

  /** One operand of a {@code @QuantScheme} as if nothing were said of it. */
  static SchemeSpec without(SchemeSpec scheme, boolean ofWeights) {
    QuantSchemeSpec s = (QuantSchemeSpec) scheme;
    return ofWeights
        ? s.withWeights(WeightSpec.unquantized())
        : s.withActivations(ActivationSpec.unquantized());
  }

  private static Integer[] array(List<Integer> shape) {
    return shape.toArray(Integer[]::new);
  }

  /** The members of the second scheme that are not as in the first; both of one annotation. */
  static List<Member> changed(SchemeSpec from, SchemeSpec to) {
    List<Member> before = from.members();
    List<Member> after = to.members();
    return IntStream.range(0, after.size())
        .filter(i -> !after.get(i).equals(before.get(i)))
        .mapToObj(after::get)
        .toList();
  }

  /** {@code write A = a, B = b and leave C and D out}. */
  static String words(SchemeSpec from, SchemeSpec to) {
    List<Member> changed = changed(from, to);
    String written =
        changed.stream()
            .filter(member -> !member.isDefault())
            .map(Member::toString)
            .collect(Collectors.joining(", "));
    List<String> left =
        new ArrayList<>(changed.stream().filter(Member::isDefault).map(Member::name).toList());
    asOperand("activations", to, left);
    asOperand("weights", to, left);
    String leave = left.isEmpty() ? "" : "leave " + list(left) + " out";
    String write = written.isEmpty() ? "" : "write " + written;
    return write.isEmpty() || leave.isEmpty() ? write + leave : write + " and " + leave;
  }

  /** The operand's name for its members, where nothing of it is left. */
  private static void asOperand(String operand, SchemeSpec to, List<String> left) {
    String prefix = operand + ".";
    boolean isEmpty =
        to.members().stream().filter(m -> m.name().startsWith(prefix)).allMatch(Member::isDefault);
    List<String> members = left.stream().filter(name -> name.startsWith(prefix)).toList();
    if (isEmpty && members.size() > 1) {
      left.set(left.indexOf(members.get(0)), operand);
      left.removeAll(members);
    }
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }
}

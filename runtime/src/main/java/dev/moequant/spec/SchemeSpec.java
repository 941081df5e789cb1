package dev.moequant.spec;

import java.util.List;
import java.util.NoSuchElementException;

/**
 * One quantization scheme exactly as it was declared, right or wrong: the common language of the
 * annotation processor (which reads it from the source) and of programs (which build it by hand).
 *
 * <p>Nothing here rejects anything; {@code dev.moequant.rules.QuantRules} does. What a sound
 * declaration means for the two operands is {@link #resolved()}.
 */
public sealed interface SchemeSpec permits Fp8W8A8Spec, QuantSchemeSpec {
  /**
   * {@code @Fp8W8A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Fp8W8A8Spec fp8W8A8() {
    return Fp8W8A8Spec.DEFAULT;
  }

  /**
   * {@code @QuantScheme} without any member: an unquantized layer.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static QuantSchemeSpec quantScheme() {
    return QuantSchemeSpec.DEFAULT;
  }

  /**
   * Which annotation this is.
   *
   * @return the kind
   */
  SchemeKind kind();

  /**
   * The activations, in the words of {@code @QuantScheme} whatever the annotation.
   *
   * @return the declared activations
   */
  ActivationSpec activations();

  /**
   * The weights, in the words of {@code @QuantScheme} whatever the annotation.
   *
   * @return the declared weights
   */
  WeightSpec weights();

  /**
   * Whether the experts have biases.
   *
   * @return the declared value
   */
  boolean bias();

  /**
   * Whether the weight scales are {@code PrecisionConfig} objects.
   *
   * @return the declared value
   */
  boolean precisionConfig();

  /**
   * Every member of the annotation, in its declared order, defaults included.
   *
   * @return the members
   */
  List<Member> members();

  /**
   * The member that decides a place.
   *
   * @param place what is asked for
   * @return the member
   * @throws NoSuchElementException if the annotation fixes this place and has no member for it
   */
  default Member member(SpecPath place) {
    return members().stream()
        .filter(member -> member.places().contains(place))
        .findFirst()
        .orElseThrow(
            () -> new NoSuchElementException("@" + kind().annotationName() + " fixes " + place));
  }

  /**
   * What the declaration means. Exists only where no rule of the family 1xx reports an error.
   *
   * @return the two operands
   * @throws IllegalStateException if a declared shape has no meaning
   */
  default ResolvedScheme resolved() {
    return ResolvedScheme.of(this);
  }

  /**
   * The annotation as one would write it, defaults left out, enum constants without their type.
   *
   * @return for example <code>@Fp8W8A8(blockShape = {128, 128})</code>
   */
  default String annotation() {
    return AnnotationPrinter.print(this);
  }
}

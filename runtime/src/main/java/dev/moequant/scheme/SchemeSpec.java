package dev.moequant.scheme;

import dev.moequant.annotations.ActOrder;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * One quantization scheme exactly as it was declared, right or wrong: the common language of the
 * annotation processor (which reads it from the source) and of programs (which build it by hand).
 *
 * <p>Nothing here rejects anything; {@code dev.moequant.internal.rules.QuantRules} does. What a
 * sound declaration means for the two operands is {@link #resolved()}.
 */
public sealed interface SchemeSpec
    permits FixedSpec,
        Fp8W8A8Spec,
        Fp8W8A16Spec,
        Int8W8A8Spec,
        Wna16Spec,
        Int4W4A8Spec,
        Mxfp4W4A4Spec,
        QuantSchemeSpec {
  /**
   * {@code @Unquantized} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec unquantized() {
    return FixedSpec.of(SchemeKind.UNQUANTIZED);
  }

  /**
   * {@code @Fp8W8A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Fp8W8A8Spec fp8W8A8() {
    return Fp8W8A8Spec.DEFAULT;
  }

  /**
   * {@code @Fp8W8A16} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Fp8W8A16Spec fp8W8A16() {
    return Fp8W8A16Spec.DEFAULT;
  }

  /**
   * {@code @Int8W8A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Int8W8A8Spec int8W8A8() {
    return Int8W8A8Spec.DEFAULT;
  }

  /**
   * {@code @Int8W8A16} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Wna16Spec int8W8A16() {
    return Wna16Spec.INT8;
  }

  /**
   * {@code @Int4W4A16} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Wna16Spec int4W4A16() {
    return Wna16Spec.INT4;
  }

  /**
   * {@code @Int4W4A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Int4W4A8Spec int4W4A8() {
    return Int4W4A8Spec.DEFAULT;
  }

  /**
   * {@code @Mxfp4W4A16} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec mxfp4W4A16() {
    return FixedSpec.of(SchemeKind.MXFP4_W4A16);
  }

  /**
   * {@code @Mxfp4W4A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec mxfp4W4A8() {
    return FixedSpec.of(SchemeKind.MXFP4_W4A8);
  }

  /**
   * {@code @Mxfp4Mxfp8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec mxfp4Mxfp8() {
    return FixedSpec.of(SchemeKind.MXFP4_MXFP8);
  }

  /**
   * {@code @Mxfp4W4A4} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static Mxfp4W4A4Spec mxfp4W4A4() {
    return Mxfp4W4A4Spec.DEFAULT;
  }

  /**
   * {@code @Mxfp8W8A8} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec mxfp8W8A8() {
    return FixedSpec.of(SchemeKind.MXFP8_W8A8);
  }

  /**
   * {@code @Nvfp4W4A16} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec nvfp4W4A16() {
    return FixedSpec.of(SchemeKind.NVFP4_W4A16);
  }

  /**
   * {@code @Nvfp4W4A4} without any member.
   *
   * @return the scheme to change with its {@code with…} methods
   */
  static FixedSpec nvfp4W4A4() {
    return FixedSpec.of(SchemeKind.NVFP4_W4A4);
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
   * An annotation without any member.
   *
   * @param kind which annotation
   * @return the scheme to change with {@link #with}
   */
  static SchemeSpec of(SchemeKind kind) {
    return switch (kind) {
      case UNQUANTIZED, MXFP4_W4A16, MXFP4_W4A8, MXFP4_MXFP8, MXFP8_W8A8, NVFP4_W4A16, NVFP4_W4A4 ->
          FixedSpec.of(kind);
      case FP8_W8A8 -> fp8W8A8();
      case FP8_W8A16 -> fp8W8A16();
      case INT8_W8A8 -> int8W8A8();
      case INT8_W8A16 -> int8W8A16();
      case INT4_W4A16 -> int4W4A16();
      case INT4_W4A8 -> int4W4A8();
      case MXFP4_W4A4 -> mxfp4W4A4();
      case QUANT_SCHEME -> quantScheme();
    };
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
   * What is declared of one operand.
   *
   * @param operand which
   * @return its half of the declaration
   */
  default DeclaredOperand operand(Operand operand) {
    return operand == Operand.WEIGHTS ? weights() : activations();
  }

  /**
   * A copy in which one member has another value, whatever the annotation calls the member.
   *
   * @param member which
   * @param value in the words of {@code @QuantScheme}: a {@code DType}, a {@code Granularity}, a
   *     {@code List<Integer>}, a {@code Boolean}, an {@code ActOrder}, a {@code Double}
   * @return the copy; this scheme itself where its annotation fixes that member
   * @throws ClassCastException if the value is not of the member's type
   */
  SchemeSpec with(SchemeMember member, Object value);

  /**
   * The value of one member, in the words that {@link #with} takes.
   *
   * @param member which
   * @return its value, declared or fixed by the annotation
   */
  default Object get(SchemeMember member) {
    return switch (member) {
      case ACTIVATIONS_DTYPE -> activations().dtype();
      case ACTIVATIONS_GRANULARITY -> activations().granularity();
      case ACTIVATIONS_GROUP_SHAPE -> activations().groupShape();
      case ACTIVATIONS_DYNAMIC -> activations().dynamic();
      case WEIGHTS_DTYPE -> weights().dtype();
      case WEIGHTS_GRANULARITY -> weights().granularity();
      case WEIGHTS_GROUP_SHAPE -> weights().groupShape();
      case WEIGHTS_ZERO_POINTS -> weights().zeroPoints();
      case ACT_ORDER -> actOrder();
      default -> extras().get(member);
    };
  }

  /**
   * What is said beside dtypes and scales.
   *
   * @return declared values and defaults
   */
  Extras extras();

  /**
   * Whether the experts have biases.
   *
   * @return the declared value; false where the annotation has no member for it
   */
  default boolean bias() {
    return extras().isTrue(SchemeMember.BIAS);
  }

  /**
   * Whether the weight scales are {@code PrecisionConfig} objects.
   *
   * @return the declared value; false where the annotation has no member for it
   */
  default boolean precisionConfig() {
    return extras().isTrue(SchemeMember.PRECISION_CONFIG);
  }

  /**
   * In which order the columns of the weights were quantized.
   *
   * @return the declared value; {@link ActOrder#NONE} where the annotation has no member for it
   */
  default ActOrder actOrder() {
    return ActOrder.NONE;
  }

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
  default Member member(SchemeMember place) {
    return findMember(place)
        .orElseThrow(
            () -> new NoSuchElementException("@" + kind().annotationName() + " fixes " + place));
  }

  /**
   * The member that decides a place, where there is one.
   *
   * @param place what is asked for
   * @return the member; empty if the annotation fixes this place
   */
  default Optional<Member> findMember(SchemeMember place) {
    return members().stream().filter(member -> member.places().contains(place)).findFirst();
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

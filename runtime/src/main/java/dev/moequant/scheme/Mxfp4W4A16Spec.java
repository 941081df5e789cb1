package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import java.util.List;

/**
 * {@code @Mxfp4W4A16} as declared.
 *
 * @param bias whether the experts have biases
 * @param precisionConfig whether the weight scales are {@code PrecisionConfig} objects
 */
public record Mxfp4W4A16Spec(boolean bias, boolean precisionConfig) implements SchemeSpec {
  static final Mxfp4W4A16Spec DEFAULT = new Mxfp4W4A16Spec(false, false);

  /**
   * A copy with or without biases.
   *
   * @param value the new setting
   * @return the copy
   */
  public Mxfp4W4A16Spec withBias(boolean value) {
    return new Mxfp4W4A16Spec(value, precisionConfig);
  }

  /**
   * A copy whose weight scales are {@code PrecisionConfig} objects, or are not.
   *
   * @param value the new setting
   * @return the copy
   */
  public Mxfp4W4A16Spec withPrecisionConfig(boolean value) {
    return new Mxfp4W4A16Spec(bias, value);
  }

  @Override
  public Mxfp4W4A16Spec with(SchemeMember member, Object value) {
    return switch (member) {
      case BIAS -> withBias((Boolean) value);
      case PRECISION_CONFIG -> withPrecisionConfig((Boolean) value);
      default -> this;
    };
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.MXFP4_W4A16;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized();
  }

  @Override
  public WeightSpec weights() {
    return WeightSpec.unquantized().withDtype(DType.MXFP4);
  }

  @Override
  public List<Member> members() {
    return List.of(
        Member.of("bias", bias, false, SchemeMember.BIAS),
        Member.of("precisionConfig", precisionConfig, false, SchemeMember.PRECISION_CONFIG));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}

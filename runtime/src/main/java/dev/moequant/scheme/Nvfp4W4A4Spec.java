package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import java.util.List;

/** {@code @Nvfp4W4A4}, which leaves nothing to declare. */
public record Nvfp4W4A4Spec() implements SchemeSpec {
  static final Nvfp4W4A4Spec DEFAULT = new Nvfp4W4A4Spec();

  @Override
  public Nvfp4W4A4Spec with(SchemeMember member, Object value) {
    return this;
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.NVFP4_W4A4;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized().withDtype(DType.NVFP4);
  }

  @Override
  public WeightSpec weights() {
    return WeightSpec.unquantized().withDtype(DType.NVFP4);
  }

  @Override
  public List<Member> members() {
    return List.of();
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}

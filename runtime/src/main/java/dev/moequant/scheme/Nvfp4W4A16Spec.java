package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import java.util.List;

/** {@code @Nvfp4W4A16}, which leaves nothing to declare. */
public record Nvfp4W4A16Spec() implements SchemeSpec {
  static final Nvfp4W4A16Spec DEFAULT = new Nvfp4W4A16Spec();

  @Override
  public Nvfp4W4A16Spec with(SchemeMember member, Object value) {
    return this;
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.NVFP4_W4A16;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized();
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

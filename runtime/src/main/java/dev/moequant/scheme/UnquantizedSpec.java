package dev.moequant.scheme;

import java.util.List;

/**
 * {@code @Unquantized} as declared.
 *
 * @param bias whether the experts have biases
 */
public record UnquantizedSpec(boolean bias) implements SchemeSpec {
  static final UnquantizedSpec DEFAULT = new UnquantizedSpec(false);

  /**
   * A copy with or without biases.
   *
   * @param value the new setting
   * @return the copy
   */
  public UnquantizedSpec withBias(boolean value) {
    return new UnquantizedSpec(value);
  }

  @Override
  public UnquantizedSpec with(SchemeMember member, Object value) {
    return member == SchemeMember.BIAS ? withBias((Boolean) value) : this;
  }

  @Override
  public SchemeKind kind() {
    return SchemeKind.UNQUANTIZED;
  }

  @Override
  public ActivationSpec activations() {
    return ActivationSpec.unquantized();
  }

  @Override
  public WeightSpec weights() {
    return WeightSpec.unquantized();
  }

  @Override
  public List<Member> members() {
    return List.of(Member.of("bias", bias, false, SchemeMember.BIAS));
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}

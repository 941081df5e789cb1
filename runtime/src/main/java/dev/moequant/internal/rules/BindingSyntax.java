package dev.moequant.internal.rules;

import dev.moequant.annotations.TensorSlot;

/**
 * How a source writes a binding, so that a help can be pasted into it.
 *
 * @param annotation the annotation without its value, for example {@code @get:QuantParam}
 * @param qualifier what stands before the constant, dot included; empty where it is imported
 */
public record BindingSyntax(String annotation, String qualifier) {
  /** What compiles in every source that imports the two types. */
  public static final BindingSyntax QUALIFIED = new BindingSyntax("@QuantParam", "TensorSlot.");

  /** On a property, a bare {@code @QuantParam} is on its private field. */
  public static final BindingSyntax KOTLIN = new BindingSyntax("@get:QuantParam", "TensorSlot.");

  /**
   * The annotation that binds a member.
   *
   * @param slot its value
   * @return for example {@code @QuantParam(TensorSlot.W1_SCALE)}
   */
  public String of(TensorSlot slot) {
    return annotation + "(" + qualifier + slot.name() + ")";
  }
}

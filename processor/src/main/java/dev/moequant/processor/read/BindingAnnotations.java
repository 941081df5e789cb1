package dev.moequant.processor.read;

import javax.lang.model.element.TypeElement;

/** The annotations that bind tensors. By name: they are read as mirrors, never as classes. */
public final class BindingAnnotations {
  static final String QUANT_PARAM = "dev.moequant.annotations.QuantParam";

  /** The annotation that names an adapter. */
  public static final String QUANT_TENSORS = "dev.moequant.annotations.QuantTensors";

  private BindingAnnotations() {}

  /**
   * Whether an annotation type is {@code @QuantParam} or {@code @QuantTensors}.
   *
   * @param annotation any annotation type
   * @return true for these two
   */
  static boolean isBinding(TypeElement annotation) {
    return annotation.getQualifiedName().contentEquals(QUANT_PARAM)
        || annotation.getQualifiedName().contentEquals(QUANT_TENSORS);
  }
}

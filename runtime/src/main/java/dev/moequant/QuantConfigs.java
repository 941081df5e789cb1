package dev.moequant;

import dev.moequant.spec.SchemeSpec;

/** Makes configs of schemes that are known at run time only; annotated classes have a factory. */
public final class QuantConfigs {
  private QuantConfigs() {}

  /**
   * Checks a scheme and makes a config of it.
   *
   * @param scheme the scheme; all rules apply, as they do to an annotation
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantSchemeException with every error in the scheme or, where that is sound, in
   *     the tensors
   */
  public static <T> FusedMoEQuantConfig<T> checked(
      SchemeSpec scheme, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return CheckedScheme.of(scheme).create(adapter, tensors);
  }

  /**
   * Checks a scheme and the tensors for it, without an exception.
   *
   * @param scheme the scheme; all rules apply, as they do to an annotation
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer
   * @param <T> the tensor type
   * @return everything that was found
   */
  public static <T> QuantReport check(
      SchemeSpec scheme, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    return CheckedScheme.of(scheme).check(adapter, tensors);
  }
}

package dev.moequant.kernels;

/**
 * What must hold for several kernels because of what prepares their input, an all2all backend or
 * none.
 *
 * @param kernels which
 * @param row what must hold
 */
public record PrepareRow(Kernels kernels, Constraint row) {
  /** Which kernels. */
  public enum Kernels {
    /** All. */
    ALL,
    /** Those that have the router outside. */
    MODULAR,
    /** Those that take batched activations. */
    BATCHED,
    /** Of these, those that quantize their own input. */
    BATCHED_UNQUANTIZED_INPUTS
  }

  boolean isOf(Kernel kernel) {
    return switch (kernels) {
      case ALL -> true;
      case MODULAR -> kernel.about().style() != Style.MONOLITHIC;
      case BATCHED -> kernel.abilities().isBatched();
      case BATCHED_UNQUANTIZED_INPUTS ->
          kernel.abilities().isBatched() && kernel.abilities().expectsUnquantizedInputs();
    };
  }
}

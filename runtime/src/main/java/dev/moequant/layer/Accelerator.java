package dev.moequant.layer;

/** What kind of device a layer runs on. */
public enum Accelerator {
  /** NVIDIA. */
  CUDA("cuda"),
  /** AMD, which torch calls {@code cuda}, too. */
  ROCM("cuda"),
  /** Intel. */
  XPU("xpu"),
  /** Something else, a CPU mostly. */
  OTHER("cpu");

  private final String device;

  Accelerator(String device) {
    this.device = device;
  }

  /** {@return torch's name of such a device; {@code cpu} for {@link #OTHER}} */
  public String device() {
    return device;
  }
}

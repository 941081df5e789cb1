package dev.moequant.cli;

import dev.moequant.annotations.Gpu;
import java.util.Arrays;

/** {@code --gpu H100}, {@code rtx-4090}, or what vLLM's tuned files call it. */
final class GpuWords extends Words<Gpu> {
  GpuWords() {
    super(
        "GPU",
        Arrays.stream(Gpu.values()).filter(gpu -> gpu != Gpu.UNSPECIFIED).toArray(Gpu[]::new),
        Gpu::name);
  }

  @Override
  public Gpu convert(String given) {
    return Arrays.stream(Gpu.values())
        .filter(gpu -> !gpu.deviceName().isEmpty())
        .filter(gpu -> plain(gpu.deviceName()).equals(plain(given)))
        .findFirst()
        .orElseGet(() -> super.convert(given));
  }
}

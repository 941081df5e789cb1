package dev.moequant.kernels;

import dev.moequant.annotations.Gpu;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/**
 * Where kernels run.
 *
 * @param platform cuda, rocm, xpu, cpu; what vLLM calls others is no error
 * @param capability the compute capability, for example 9.0; of NVIDIA's only
 * @param gfx for example gfx942; of AMD's only
 * @param arch x86, arm, power; of CPUs only
 * @param features what a CPU has beside, for example amx_tile
 */
public record KernelDevice(
    String platform,
    OptionalDouble capability,
    Optional<String> gfx,
    Optional<String> arch,
    Set<String> features) {
  /** Keeps an unmodifiable copy of the features. */
  public KernelDevice {
    features = Set.copyOf(features);
  }

  /**
   * What a GPU or CPU is to kernels; many are the same.
   *
   * @param gpu one that is specified
   * @return the device
   * @throws IllegalArgumentException if it is unspecified
   */
  public static KernelDevice of(Gpu gpu) {
    return switch (gpu.platform()) {
      case CUDA -> cuda(gpu.capability() / 10.0);
      case ROCM -> rocm(gpu.architecture());
      case XPU -> xpu();
      case CPU -> ofCpu(gpu.architecture().split("\\+", -1));
      case NONE -> throw new IllegalArgumentException(gpu + " is no device");
    };
  }

  private static KernelDevice ofCpu(String[] parts) {
    return parts.length == 1 ? cpu(parts[0]) : cpu(parts[0], parts[1]);
  }

  /**
   * A GPU of NVIDIA.
   *
   * @param capability for example 9.0
   * @return the device
   */
  public static KernelDevice cuda(double capability) {
    return new KernelDevice(
        "cuda", OptionalDouble.of(capability), Optional.empty(), Optional.empty(), Set.of());
  }

  /**
   * A GPU of AMD.
   *
   * @param gfx for example gfx942
   * @return the device
   */
  public static KernelDevice rocm(String gfx) {
    return new KernelDevice(
        "rocm", OptionalDouble.empty(), Optional.of(gfx), Optional.empty(), Set.of());
  }

  /**
   * A GPU of Intel.
   *
   * @return the device
   */
  public static KernelDevice xpu() {
    return new KernelDevice(
        "xpu", OptionalDouble.empty(), Optional.empty(), Optional.empty(), Set.of());
  }

  /**
   * A CPU.
   *
   * @param arch x86, arm, power
   * @param features for example amx_tile
   * @return the device
   */
  public static KernelDevice cpu(String arch, String... features) {
    return new KernelDevice(
        "cpu", OptionalDouble.empty(), Optional.empty(), Optional.of(arch), Set.of(features));
  }

  /** Prints for example {@code compute capability 9.0}. */
  @Override
  public String toString() {
    return capability.isPresent()
        ? "compute capability " + capability.getAsDouble()
        : gfx.or(() -> arch).orElse(platform);
  }
}

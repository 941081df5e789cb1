package dev.moequant.interop.kernels;

import dev.moequant.annotations.Gpu;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The GPU that a case of vLLM's tests is about, in the words of its condition. */
final class OracleGpus {
  /** The first that the text begins with. */
  private static final List<Map.Entry<String, Gpu>> BEGINNINGS =
      List.of(
          Map.entry("CUDA capability < 10.0", Gpu.H100),
          Map.entry("CUDA capability < 9.0", Gpu.L40S),
          Map.entry("CUDA < 8.9", Gpu.A100),
          Map.entry("CUDA >= 10.0", Gpu.B200),
          Map.entry("CUDA (TRTLLM", Gpu.B200),
          Map.entry("CUDA", Gpu.H100),
          Map.entry("SM10x", Gpu.B200),
          Map.entry("SM12x", Gpu.RTX_PRO_6000),
          Map.entry("RTX PRO 6000", Gpu.RTX_PRO_6000),
          Map.entry("SM90", Gpu.H100),
          Map.entry("H100", Gpu.H100),
          Map.entry("H200", Gpu.H200),
          Map.entry("B200", Gpu.B200),
          Map.entry("A100", Gpu.A100),
          Map.entry("MI300X", Gpu.MI300X),
          Map.entry("MI355X", Gpu.MI355X),
          Map.entry("gfx942", Gpu.MI300X),
          Map.entry("gfx950", Gpu.MI355X),
          Map.entry("ROCm", Gpu.MI355X),
          Map.entry("Intel XPU", Gpu.ARC_B580),
          Map.entry("XPU", Gpu.ARC_B580),
          Map.entry("CPU x86, AMX=True", Gpu.CPU_X86_WITH_AMX),
          Map.entry("CPU Arm, linux", Gpu.CPU_ARM64),
          Map.entry("not ROCm", Gpu.H100),
          Map.entry("not XPU", Gpu.RTX_PRO_6000),
          Map.entry("DeepGEMM-capable", Gpu.B200));

  private OracleGpus() {}

  /** {@return any where the case names none; empty where it names what is no GPU of ours} */
  static Optional<Gpu> of(OracleCase test) {
    String words = test.text("gpu");
    if (words.isEmpty()) {
      return Optional.of(Gpu.UNSPECIFIED);
    }
    if (words.equals("CPU")) {
      return Optional.of(Gpu.CPU_X86_WITHOUT_AMX);
    }
    return BEGINNINGS.stream()
        .filter(entry -> words.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .or(() -> Stream.of(Gpu.values()).filter(gpu -> gpu.name().equals(words)).findFirst());
  }
}

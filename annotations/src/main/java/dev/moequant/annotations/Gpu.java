package dev.moequant.annotations;

/**
 * What a layer runs on: parts that people rent or own, with what vLLM's kernels ask of them.
 * Compute capabilities and gfx names decide; the memory is the nominal size.
 */
public enum Gpu {
  /** Not known: a kernel may be for any GPU. */
  UNSPECIFIED(Platform.NONE, 0, "", 0, ""),
  /** NVIDIA V100 16GB, compute capability 7.0, 16 GiB. */
  V100_16GB(Platform.CUDA, 70, "", 16, ""),
  /** NVIDIA V100 32GB, compute capability 7.0, 32 GiB. */
  V100_32GB(Platform.CUDA, 70, "", 32, ""),
  /** NVIDIA T4, compute capability 7.5, 16 GiB. */
  T4(Platform.CUDA, 75, "", 16, ""),
  /** NVIDIA GeForce RTX 2080 Ti, compute capability 7.5, 11 GiB. */
  RTX_2080_TI(Platform.CUDA, 75, "", 11, ""),
  /** NVIDIA A100 40GB, compute capability 8.0, 40 GiB. */
  A100_40GB(Platform.CUDA, 80, "", 40, "NVIDIA_A100-SXM4-40GB"),
  /** NVIDIA A100 80GB, compute capability 8.0, 80 GiB. */
  A100(Platform.CUDA, 80, "", 80, "NVIDIA_A100-SXM4-80GB"),
  /** NVIDIA A800 80GB, compute capability 8.0, 80 GiB. */
  A800(Platform.CUDA, 80, "", 80, "NVIDIA_A800-SXM4-80GB"),
  /** NVIDIA A30, compute capability 8.0, 24 GiB. */
  A30(Platform.CUDA, 80, "", 24, ""),
  /** NVIDIA A10, compute capability 8.6, 24 GiB. */
  A10(Platform.CUDA, 86, "", 24, ""),
  /** NVIDIA A10G, compute capability 8.6, 24 GiB. */
  A10G(Platform.CUDA, 86, "", 24, ""),
  /** NVIDIA A40, compute capability 8.6, 48 GiB. */
  A40(Platform.CUDA, 86, "", 48, ""),
  /** NVIDIA A16, compute capability 8.6, 16 GiB. */
  A16(Platform.CUDA, 86, "", 16, ""),
  /** NVIDIA RTX A4000, compute capability 8.6, 16 GiB. */
  RTX_A4000(Platform.CUDA, 86, "", 16, ""),
  /** NVIDIA RTX A5000, compute capability 8.6, 24 GiB. */
  RTX_A5000(Platform.CUDA, 86, "", 24, ""),
  /** NVIDIA RTX A6000, compute capability 8.6, 48 GiB. */
  RTX_A6000(Platform.CUDA, 86, "", 48, ""),
  /** NVIDIA GeForce RTX 3080, compute capability 8.6, 10 GiB. */
  RTX_3080(Platform.CUDA, 86, "", 10, ""),
  /** NVIDIA GeForce RTX 3090, compute capability 8.6, 24 GiB. */
  RTX_3090(Platform.CUDA, 86, "", 24, ""),
  /** NVIDIA GeForce RTX 3090 Ti, compute capability 8.6, 24 GiB. */
  RTX_3090_TI(Platform.CUDA, 86, "", 24, ""),
  /** NVIDIA Jetson AGX Orin 64GB, compute capability 8.7, 64 GiB. */
  JETSON_AGX_ORIN(Platform.CUDA, 87, "", 64, ""),
  /** NVIDIA L4, compute capability 8.9, 24 GiB. */
  L4(Platform.CUDA, 89, "", 24, ""),
  /** NVIDIA L20, compute capability 8.9, 48 GiB. */
  L20(Platform.CUDA, 89, "", 48, "NVIDIA_L20"),
  /** NVIDIA L40, compute capability 8.9, 48 GiB. */
  L40(Platform.CUDA, 89, "", 48, ""),
  /** NVIDIA L40S, compute capability 8.9, 48 GiB. */
  L40S(Platform.CUDA, 89, "", 48, "NVIDIA_L40S"),
  /** NVIDIA GeForce RTX 4080, compute capability 8.9, 16 GiB. */
  RTX_4080(Platform.CUDA, 89, "", 16, ""),
  /** NVIDIA GeForce RTX 4090, compute capability 8.9, 24 GiB. */
  RTX_4090(Platform.CUDA, 89, "", 24, "NVIDIA_GeForce_RTX_4090"),
  /** NVIDIA GeForce RTX 4090 D, compute capability 8.9, 24 GiB. */
  RTX_4090_D(Platform.CUDA, 89, "", 24, ""),
  /** NVIDIA RTX 6000 Ada, compute capability 8.9, 48 GiB. */
  RTX_6000_ADA(Platform.CUDA, 89, "", 48, ""),
  /** NVIDIA H100 SXM, compute capability 9.0, 80 GiB. */
  H100(Platform.CUDA, 90, "", 80, "NVIDIA_H100_80GB_HBM3"),
  /** NVIDIA H100 PCIe, compute capability 9.0, 80 GiB. */
  H100_PCIE(Platform.CUDA, 90, "", 80, "NVIDIA_H100_PCIe"),
  /** NVIDIA H100 NVL, compute capability 9.0, 94 GiB. */
  H100_NVL(Platform.CUDA, 90, "", 94, ""),
  /** NVIDIA H800, compute capability 9.0, 80 GiB. */
  H800(Platform.CUDA, 90, "", 80, "NVIDIA_H800"),
  /** NVIDIA H20, compute capability 9.0, 96 GiB. */
  H20(Platform.CUDA, 90, "", 96, "NVIDIA_H20"),
  /** NVIDIA H20-3e, compute capability 9.0, 141 GiB. */
  H20_3E(Platform.CUDA, 90, "", 141, "NVIDIA_H20-3e"),
  /** NVIDIA L20Y, compute capability 9.0, 80 GiB. */
  L20Y(Platform.CUDA, 90, "", 80, "NVIDIA_L20Y"),
  /** NVIDIA H200, compute capability 9.0, 141 GiB. */
  H200(Platform.CUDA, 90, "", 141, "NVIDIA_H200"),
  /** NVIDIA H200 NVL, compute capability 9.0, 141 GiB. */
  H200_NVL(Platform.CUDA, 90, "", 141, ""),
  /** NVIDIA GH200 96GB, compute capability 9.0, 96 GiB. */
  GH200(Platform.CUDA, 90, "", 96, ""),
  /** NVIDIA GH200 144GB, compute capability 9.0, 144 GiB. */
  GH200_144GB(Platform.CUDA, 90, "", 144, ""),
  /** NVIDIA B100, compute capability 10.0, 192 GiB. */
  B100(Platform.CUDA, 100, "", 192, ""),
  /** NVIDIA B200, compute capability 10.0, 180 GiB. */
  B200(Platform.CUDA, 100, "", 180, "NVIDIA_B200"),
  /** NVIDIA GB200, compute capability 10.0, 186 GiB. */
  GB200(Platform.CUDA, 100, "", 186, "NVIDIA_GB200"),
  /** NVIDIA B300, compute capability 10.3, 270 GiB. */
  B300(Platform.CUDA, 103, "", 270, "NVIDIA_B300_SXM6_AC"),
  /** NVIDIA GB300, compute capability 10.3, 278 GiB. */
  GB300(Platform.CUDA, 103, "", 278, ""),
  /** NVIDIA Jetson AGX Thor, compute capability 11.0, 128 GiB. */
  JETSON_AGX_THOR(Platform.CUDA, 110, "", 128, ""),
  /** NVIDIA GeForce RTX 5070 Ti, compute capability 12.0, 16 GiB. */
  RTX_5070_TI(Platform.CUDA, 120, "", 16, ""),
  /** NVIDIA GeForce RTX 5080, compute capability 12.0, 16 GiB. */
  RTX_5080(Platform.CUDA, 120, "", 16, ""),
  /** NVIDIA GeForce RTX 5090, compute capability 12.0, 32 GiB. */
  RTX_5090(Platform.CUDA, 120, "", 32, ""),
  /** NVIDIA RTX PRO 6000 Blackwell Workstation, compute capability 12.0, 96 GiB. */
  RTX_PRO_6000(Platform.CUDA, 120, "", 96, "NVIDIA_RTX_PRO_6000_Blackwell_Workstation_Edition"),
  /** NVIDIA RTX PRO 6000 Blackwell Server, compute capability 12.0, 96 GiB. */
  RTX_PRO_6000_SERVER(Platform.CUDA, 120, "", 96, "NVIDIA_RTX_PRO_6000_Blackwell_Server_Edition"),
  /** NVIDIA GB10 (DGX Spark), compute capability 12.1, 128 GiB. */
  GB10(Platform.CUDA, 121, "", 128, "NVIDIA_GB10"),
  /** AMD Instinct MI50, gfx906, 32 GiB. */
  MI50(Platform.ROCM, 0, "gfx906", 32, ""),
  /** AMD Instinct MI100, gfx908, 32 GiB. */
  MI100(Platform.ROCM, 0, "gfx908", 32, ""),
  /** AMD Instinct MI210, gfx90a, 64 GiB. */
  MI210(Platform.ROCM, 0, "gfx90a", 64, ""),
  /** AMD Instinct MI250, gfx90a, 64 GiB. */
  MI250(Platform.ROCM, 0, "gfx90a", 64, ""),
  /** AMD Instinct MI250X, gfx90a, 64 GiB. */
  MI250X(Platform.ROCM, 0, "gfx90a", 64, ""),
  /** AMD Instinct MI300A, gfx942, 128 GiB. */
  MI300A(Platform.ROCM, 0, "gfx942", 128, "AMD_Instinct_MI300A"),
  /** AMD Instinct MI300X, gfx942, 192 GiB. */
  MI300X(Platform.ROCM, 0, "gfx942", 192, "AMD_Instinct_MI300X"),
  /** AMD Instinct MI308X, gfx942, 192 GiB. */
  MI308X(Platform.ROCM, 0, "gfx942", 192, "AMD_Instinct_MI308X"),
  /** AMD Instinct MI325X, gfx942, 256 GiB. */
  MI325X(Platform.ROCM, 0, "gfx942", 256, "AMD_Instinct_MI325X"),
  /** AMD Instinct MI350X, gfx950, 288 GiB. */
  MI350X(Platform.ROCM, 0, "gfx950", 288, "AMD_Instinct_MI350X"),
  /** AMD Instinct MI355X, gfx950, 288 GiB. */
  MI355X(Platform.ROCM, 0, "gfx950", 288, "AMD_Instinct_MI355X"),
  /** AMD Instinct MI400 series, gfx1250. */
  MI400(Platform.ROCM, 0, "gfx1250", 0, ""),
  /** AMD Radeon RX 7900 XTX, gfx1100, 24 GiB. */
  RX_7900_XTX(Platform.ROCM, 0, "gfx1100", 24, "AMD_Radeon_RX7900XTX"),
  /** AMD Radeon PRO W7900, gfx1100, 48 GiB. */
  RADEON_PRO_W7900(Platform.ROCM, 0, "gfx1100", 48, ""),
  /** AMD Radeon RX 7800 XT, gfx1101, 16 GiB. */
  RX_7800_XT(Platform.ROCM, 0, "gfx1101", 16, ""),
  /** AMD Radeon RX 9060 XT, gfx1200, 16 GiB. */
  RX_9060_XT(Platform.ROCM, 0, "gfx1200", 16, ""),
  /** AMD Radeon RX 9070, gfx1201, 16 GiB. */
  RX_9070(Platform.ROCM, 0, "gfx1201", 16, ""),
  /** AMD Radeon RX 9070 XT, gfx1201, 16 GiB. */
  RX_9070_XT(Platform.ROCM, 0, "gfx1201", 16, "AMD_Radeon_RX9070XT"),
  /** AMD Radeon AI PRO R9700, gfx1201, 32 GiB. */
  RADEON_AI_PRO_R9700(Platform.ROCM, 0, "gfx1201", 32, "AMD_Radeon_R9700"),
  /** AMD Radeon 890M (Strix Point), gfx1150. */
  RADEON_890M(Platform.ROCM, 0, "gfx1150", 0, "AMD_Radeon_890M"),
  /** AMD Radeon 8060S (Strix Halo), gfx1151, 128 GiB. */
  RADEON_8060S(Platform.ROCM, 0, "gfx1151", 128, "AMD_Radeon_8060S"),
  /** Intel Arc B580, 12 GiB. */
  ARC_B580(Platform.XPU, 0, "", 12, ""),
  /** Intel Arc Pro B60, 24 GiB. */
  ARC_PRO_B60(Platform.XPU, 0, "", 24, ""),
  /** Intel Arc A770, 16 GiB. */
  ARC_A770(Platform.XPU, 0, "", 16, ""),
  /** Intel Data Center GPU Max 1550, 128 GiB. */
  GPU_MAX_1550(Platform.XPU, 0, "", 128, ""),
  /** A CPU, x86 with AMX. */
  CPU_X86_WITH_AMX(Platform.CPU, 0, "x86+amx_tile", 0, ""),
  /** A CPU, x86 without AMX. */
  CPU_X86_WITHOUT_AMX(Platform.CPU, 0, "x86", 0, ""),
  /** A CPU, ARM64. */
  CPU_ARM64(Platform.CPU, 0, "arm", 0, ""),
  /** A CPU, POWER. */
  CPU_POWER(Platform.CPU, 0, "power", 0, "");

  /** Whose driver it has; vLLM: {@code current_platform}. */
  public enum Platform {
    /** Not known. */
    NONE,
    /** NVIDIA. */
    CUDA,
    /** AMD. */
    ROCM,
    /** Intel. */
    XPU,
    /** No GPU. */
    CPU
  }

  private final Platform platform;
  private final int capability;
  private final String architecture;
  private final int memoryGib;
  private final String deviceName;

  Gpu(Platform platform, int capability, String architecture, int memoryGib, String deviceName) {
    this.platform = platform;
    this.capability = capability;
    this.architecture = architecture;
    this.memoryGib = memoryGib;
    this.deviceName = deviceName;
  }

  /**
   * Whose driver it has.
   *
   * @return {@link Platform#NONE} for {@link #UNSPECIFIED}
   */
  public Platform platform() {
    return platform;
  }

  /**
   * The compute capability of CUDA, ten times: 89 is 8.9.
   *
   * @return 0 on other platforms
   */
  public int capability() {
    return capability;
  }

  /**
   * The gfx name of ROCm, or what a CPU is, {@code x86+amx_tile} for example.
   *
   * @return empty on other platforms
   */
  public String architecture() {
    return architecture;
  }

  /**
   * The nominal size of its memory.
   *
   * @return in GiB; 0 where it varies
   */
  public int memoryGib() {
    return memoryGib;
  }

  /**
   * How vLLM's tuned files name it.
   *
   * @return for example {@code NVIDIA_H100_80GB_HBM3}; empty where there is no tuned file for it
   */
  public String deviceName() {
    return deviceName;
  }
}

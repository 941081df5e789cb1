package dev.moequant.annotations;

/**
 * The element types that vLLM's quantization schemes speak of.
 *
 * <p>vLLM knows two kinds and mixes them in one argument: torch dtypes ({@code
 * torch.float8_e4m3fn}) and, for formats that torch has no type for, strings ({@code "mxfp4"}).
 */
public enum DType {
  /** Not quantized. In vLLM {@code None}, and {@code null} in the runtime's objects. */
  NONE("None", 0, false),
  /** IEEE 754 single precision. */
  FLOAT32("float32", 32, true),
  /** IEEE 754 half precision. */
  FLOAT16("float16", 16, true),
  /** bfloat16. */
  BFLOAT16("bfloat16", 16, true),
  /** fp8 with 4 exponent bits, finite, one NaN: what NVIDIA GPUs and gfx95 compute with. */
  FLOAT8_E4M3FN("float8_e4m3fn", 8, true),
  /** fp8 with 4 exponent bits and no negative zero: what gfx94 (MI300) computes with. */
  FLOAT8_E4M3FNUZ("float8_e4m3fnuz", 8, true),
  /** fp8 with 5 exponent bits. */
  FLOAT8_E5M2("float8_e5m2", 8, true),
  /** Signed bytes. */
  INT8("int8", 8, true),
  /** Unsigned bytes; also how packed 4-bit values and MX scales are stored. */
  UINT8("uint8", 8, true),
  /** Signed 32-bit words; also how GPTQ and AWQ pack 4-bit values. */
  INT32("int32", 32, true),
  /** 4-bit integers, packed. */
  INT4("int4", 4, false),
  /** The platform's fp8, whichever it is (vLLM's string {@code "fp8"}). */
  FP8("fp8", 8, false),
  /** OCP microscaling fp4 (e2m1): groups of 32 share a power-of-two scale. */
  MXFP4("mxfp4", 4, false),
  /** OCP microscaling fp6, 3 exponent bits. */
  MXFP6_E3M2("mxfp6_e3m2", 6, false),
  /** OCP microscaling fp6, 2 exponent bits. */
  MXFP6_E2M3("mxfp6_e2m3", 6, false),
  /** OCP microscaling fp8. */
  MXFP8("mxfp8", 8, false),
  /** NVIDIA fp4 (e2m1): groups of 16 share an fp8 scale, and a tensor a float32 global scale. */
  NVFP4("nvfp4", 4, false);

  private final String vllmName;
  private final int bits;
  private final boolean torchDType;

  DType(String vllmName, int bits, boolean torchDType) {
    this.vllmName = vllmName;
    this.bits = bits;
    this.torchDType = torchDType;
  }

  /**
   * How vLLM spells this type: the name of the torch dtype without {@code torch.}, the string
   * format, or {@code None}.
   *
   * @return for example {@code float8_e4m3fn} or {@code mxfp4}
   */
  public String vllmName() {
    return vllmName;
  }

  /**
   * The width of one element, scales not counted.
   *
   * @return bits per element, 0 for {@link #NONE}
   */
  public int bits() {
    return bits;
  }

  /**
   * How many values along K share a scale, where the format itself says so.
   *
   * @return 32 for the MX formats, 16 for {@link #NVFP4}, 0 where the scheme decides
   */
  public int groupSize() {
    return switch (this) {
      case MXFP4, MXFP6_E3M2, MXFP6_E2M3, MXFP8 -> 32;
      case NVFP4 -> 16;
      default -> 0;
    };
  }

  /**
   * Whether this is a dtype of torch, as opposed to one of vLLM's string formats.
   *
   * @return false for {@link #NONE} and the string formats
   */
  public boolean isTorchDType() {
    return torchDType;
  }
}

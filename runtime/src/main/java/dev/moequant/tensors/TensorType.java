package dev.moequant.tensors;

import dev.moequant.annotations.DType;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * An element type as it is stored, in the spelling of safetensors. Open on purpose: the next format
 * needs {@code TensorType.of("F4")} and no new release.
 *
 * @param name for example {@code F32}, {@code F8_E4M3} or {@code U8}
 */
public record TensorType(String name) {
  /** IEEE 754 single precision. */
  public static final TensorType F32 = of("F32");

  /** IEEE 754 half precision. */
  public static final TensorType F16 = of("F16");

  /** bfloat16. */
  public static final TensorType BF16 = of("BF16");

  /** fp8 with 4 exponent bits (torch: float8_e4m3fn). */
  public static final TensorType F8_E4M3 = of("F8_E4M3");

  /** fp8 with 5 exponent bits. */
  public static final TensorType F8_E5M2 = of("F8_E5M2");

  /** Signed 32-bit words; also packed int4. */
  public static final TensorType I32 = of("I32");

  /** Signed bytes. */
  public static final TensorType I8 = of("I8");

  /** Unsigned bytes; also packed fp4 and MX scales. */
  public static final TensorType U8 = of("U8");

  private static final String NAMELESS = "a TensorType has a name, for example F32";

  private static final Map<DType, TensorType> STORED =
      Map.of(
          DType.FLOAT32, F32,
          DType.FLOAT16, F16,
          DType.BFLOAT16, BF16,
          DType.FLOAT8_E4M3FN, F8_E4M3,
          DType.FLOAT8_E5M2, F8_E5M2,
          DType.INT32, I32,
          DType.INT8, I8,
          DType.UINT8, U8);

  /**
   * Refuses null and a name of nothing.
   *
   * @throws NullPointerException if there is no name
   * @throws IllegalArgumentException if it is blank
   */
  public TensorType {
    Objects.requireNonNull(name, NAMELESS);
    if (name.isBlank()) {
      throw new IllegalArgumentException(NAMELESS);
    }
  }

  /**
   * The type of a name.
   *
   * @param name in the spelling of safetensors
   * @return the type; equal names give equal types
   */
  public static TensorType of(String name) {
    return new TensorType(name);
  }

  /**
   * How safetensors stores elements of a torch dtype.
   *
   * @param dtype a dtype that a scale can have
   * @return the stored type; its vLLM name for a dtype without a safetensors one
   */
  public static TensorType of(DType dtype) {
    TensorType known = STORED.get(dtype);
    return known != null ? known : of(dtype.vllmName());
  }

  /**
   * The type that another spelling means.
   *
   * @return for {@code torch.float32} and {@code f32} {@link #F32}; empty for a name that is right
   *     or unknown
   */
  public Optional<TensorType> meant() {
    String plain = name.toLowerCase(Locale.ROOT).replaceFirst("^torch\\.", "");
    return STORED.entrySet().stream()
        .filter(
            stored ->
                plain.equals(stored.getKey().vllmName())
                    || plain.equals(stored.getValue().name().toLowerCase(Locale.ROOT)))
        .map(Map.Entry::getValue)
        .filter(type -> !type.equals(this))
        .findFirst();
  }

  /** Prints the name. */
  @Override
  public String toString() {
    return name;
  }
}

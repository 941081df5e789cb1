package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A16Spec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.Mxfp4W4A4Spec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What vLLM's {@code config.py} refuses itself (17edd8a80), written down a second time from the
 * Python, line by line, without a look at our main code.
 */
final class VllmOracle {
  /** The statement that raises. */
  enum Refusal {
    /** make: a string must be one of a few. */
    STRING_DTYPE,
    /** _quant_flags_to_group_shape: {@code assert not per_act_token_quant}. */
    PER_ACT_TOKEN_WITH_BLOCK,
    /** _quant_flags_to_group_shape: {@code assert not per_out_ch_quant}. */
    PER_OUT_CH_WITH_BLOCK,
    /** _quant_flags_to_group_shape: {@code block_shape[1]} is an IndexError. */
    BLOCK_TOO_SHORT,
    /** make: per_act_token_quant does not read back. */
    READS_BACK_PER_TOKEN,
    /** make: block_shape does not read back. */
    BLOCK_READS_BACK_OTHERWISE,
    /** int4_w4a16, int8_w8a16 and the constructor: {@code GroupShape(*shape)} is a TypeError. */
    NOT_A_PAIR
  }

  /** Of the seed. */
  private static final Set<String> STRINGS_OF_2025 = Set.of("nvfp4", "mxfp4");

  /** Of b6ff8a2f5, for activations. */
  private static final Set<String> STRINGS =
      Set.of("nvfp4", "mxfp4", "mxfp6_e3m2", "mxfp6_e2m3", "mxfp8");

  private static final List<Integer> PER_TENSOR = List.of(-1, -1);
  private static final List<Integer> PER_TOKEN = List.of(1, -1);

  private VllmOracle() {}

  /** The seed's {@code make}. */
  static Optional<Refusal> make(
      @Nullable Object quantDtype,
      boolean perActToken,
      boolean perOutCh,
      @Nullable List<Integer> blockShape) {
    return make(STRINGS_OF_2025, quantDtype, perActToken, perOutCh, blockShape);
  }

  /**
   * {@code FusedMoEQuantConfig.make}, without tensors, which it does not look at.
   *
   * @param strings the strings that make takes, those of some revision
   * @param quantDtype a {@link DType} for a torch dtype, a string for a string, null for None
   */
  private static Optional<Refusal> make(
      Set<String> strings,
      @Nullable Object quantDtype,
      boolean perActToken,
      boolean perOutCh,
      @Nullable List<Integer> blockShape) {
    if (quantDtype instanceof String name && !strings.contains(name)) {
      return Optional.of(Refusal.STRING_DTYPE);
    }
    if (blockShape != null) {
      if (perActToken) {
        return Optional.of(Refusal.PER_ACT_TOKEN_WITH_BLOCK);
      }
      if (perOutCh) {
        return Optional.of(Refusal.PER_OUT_CH_WITH_BLOCK);
      }
      if (blockShape.size() < 2) {
        return Optional.of(Refusal.BLOCK_TOO_SHORT);
      }
    }
    List<Integer> stored = stored(quantDtype != null, perActToken, blockShape);
    if (PER_TOKEN.equals(stored) != perActToken) {
      return Optional.of(Refusal.READS_BACK_PER_TOKEN);
    }
    boolean isBlock = stored != null && !stored.equals(PER_TENSOR) && !stored.equals(PER_TOKEN);
    return Objects.equals(isBlock ? stored : null, blockShape)
        ? Optional.empty()
        : Optional.of(Refusal.BLOCK_READS_BACK_OTHERWISE);
  }

  /** The group shape of the activations. */
  private static @Nullable List<Integer> stored(
      boolean isQuantized, boolean perActToken, @Nullable List<Integer> blockShape) {
    if (blockShape != null) {
      return blockShape.subList(0, 2);
    }
    if (perActToken) {
      return PER_TOKEN;
    }
    return isQuantized ? PER_TENSOR : null;
  }

  /** The factories of int4 and int8 weights, which do not go through make. */
  static Optional<Refusal> weightOnly(@Nullable List<Integer> blockShape) {
    return blockShape == null || blockShape.size() == 2
        ? Optional.empty()
        : Optional.of(Refusal.NOT_A_PAIR);
  }

  /** What the factory of an annotation says to what it declares. */
  static Optional<Refusal> of(SchemeSpec scheme) {
    return switch (scheme.kind()) {
      case UNQUANTIZED, MXFP4_W4A16, NVFP4_W4A16 -> Optional.empty();
      case MXFP4_W4A8, MXFP4_MXFP8, INT4_W4A8, MXFP8_W8A8 -> Optional.empty();
      case FP8_W8A8 -> {
        Fp8W8A8Spec fp8 = (Fp8W8A8Spec) scheme;
        yield make(
            STRINGS,
            DType.FLOAT8_E4M3FN,
            fp8.perActToken(),
            fp8.perOutCh(),
            given(fp8.blockShape()));
      }
      case FP8_W8A16 -> weightOnly(given(((Fp8W8A16Spec) scheme).blockShape()));
      case INT8_W8A8 ->
          make(
              STRINGS,
              DType.INT8,
              scheme.activations().granularity() == Granularity.PER_TOKEN,
              false,
              null);
      case INT8_W8A16, INT4_W4A16 -> {
        int group = ((Wna16Spec) scheme).groupSize();
        yield weightOnly(group == -1 ? null : List.of(0, group));
      }
      case MXFP4_W4A4 ->
          make(STRINGS, "mxfp4", false, false, given(((Mxfp4W4A4Spec) scheme).blockShape()));
      case NVFP4_W4A4 -> make(STRINGS, "nvfp4", false, false, null);
      case QUANT_SCHEME -> spelledOut(scheme.activations(), scheme.weights());
    };
  }

  /** make where it can say the dtypes, else the constructor with a GroupShape for each operand. */
  private static Optional<Refusal> spelledOut(ActivationSpec activations, WeightSpec weights) {
    if (activations.dtype() == weights.dtype()) {
      return make(
          STRINGS,
          python(activations.dtype()),
          activations.granularity() == Granularity.PER_TOKEN,
          weights.granularity() == Granularity.PER_CHANNEL,
          given(weights.groupShape().isEmpty() ? activations.groupShape() : weights.groupShape()));
    }
    return weightOnly(given(activations.groupShape()))
        .or(() -> weightOnly(given(weights.groupShape())));
  }

  private static @Nullable Object python(DType dtype) {
    if (dtype == DType.NONE) {
      return null;
    }
    return dtype.isTorchDType() ? dtype : dtype.vllmName();
  }

  private static @Nullable List<Integer> given(List<Integer> shape) {
    return shape.isEmpty() ? null : shape;
  }
}

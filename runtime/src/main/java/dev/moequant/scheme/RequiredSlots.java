package dev.moequant.scheme;

import static dev.moequant.scheme.SlotPair.ACTIVATION_GLOBAL_SCALES;
import static dev.moequant.scheme.SlotPair.ACTIVATION_SCALES;
import static dev.moequant.scheme.SlotPair.ALPHAS;
import static dev.moequant.scheme.SlotPair.BIASES;
import static dev.moequant.scheme.SlotPair.WEIGHT_SCALES;
import static dev.moequant.scheme.SlotPair.ZERO_POINTS;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The table of slots: which tensors a scheme needs. Every slot is required or unused; none is
 * optional, and slots come in pairs, one for each GEMM. Follows vLLM's factories (17edd8a80, {@code
 * fused_moe/config.py}) and is stricter where those take what no kernel reads: dynamic activations
 * have no scales, symmetric weights no zero points.
 *
 * <p>Reads the declared form only, so that a scheme with errors still has a signature: its stub
 * factory keeps the code that calls it compiling.
 */
public final class RequiredSlots {
  private static final List<Row> TABLE =
      List.of(
          new Row(WEIGHT_SCALES, SchemeMember.WEIGHTS_DTYPE, s -> weights(s) != DType.NONE),
          new Row(ACTIVATION_SCALES, SchemeMember.ACTIVATIONS_DYNAMIC, RequiredSlots::hasStatic),
          ofDtype(ALPHAS, Operand.WEIGHTS),
          ofDtype(ACTIVATION_GLOBAL_SCALES, Operand.ACTIVATIONS),
          new Row(ZERO_POINTS, SchemeMember.WEIGHTS_ZERO_POINTS, s -> s.weights().zeroPoints()),
          new Row(BIASES, SchemeMember.BIAS, SchemeSpec::bias));

  /**
   * One row.
   *
   * @param pair the slots of the two GEMMs
   * @param setting what decides whether they are required
   * @param isRequired whether a scheme requires them
   */
  private record Row(SlotPair pair, SchemeMember setting, Predicate<SchemeSpec> isRequired) {}

  private RequiredSlots() {}

  private static Row ofDtype(SlotPair pair, Operand operand) {
    return new Row(
        pair, operand.dtype(), s -> Catalogue.slotsOf(operand, s).anyMatch(pair::equals));
  }

  /**
   * The slots of a scheme.
   *
   * @param scheme right or wrong
   * @return the required slots in vLLM's argument order
   */
  public static List<TensorSlot> of(SchemeSpec scheme) {
    return TABLE.stream()
        .filter(row -> row.isRequired().test(scheme))
        .flatMap(row -> row.pair().slots().stream())
        .toList();
  }

  /**
   * Whether a slot takes a {@code PrecisionConfig} instead of a tensor.
   *
   * @param scheme the scheme
   * @param slot one of its slots
   * @return true for the weight scales of a scheme with {@code precisionConfig = true}
   */
  public static boolean takesPrecisionConfig(SchemeSpec scheme, TensorSlot slot) {
    return scheme.precisionConfig() && isWeightScale(slot);
  }

  /**
   * Whether a slot holds the scales of weights, the only ones that can be a {@code
   * PrecisionConfig}.
   *
   * @param slot the slot
   * @return true for {@code W1_SCALE} and {@code W2_SCALE}
   */
  public static boolean isWeightScale(TensorSlot slot) {
    return SlotPair.of(slot) == SlotPair.WEIGHT_SCALES;
  }

  /**
   * The slot of the other GEMM.
   *
   * @param slot for example {@code W1_ZP}
   * @return for example {@code W2_ZP}
   */
  public static TensorSlot partner(TensorSlot slot) {
    return SlotPair.of(slot).partner(slot);
  }

  /**
   * With which setting the annotation of a scheme would use a slot that it does not use now.
   *
   * @param scheme the scheme, which does not require the slot
   * @param slot the slot
   * @return for example {@code zeroPoints = true}; empty if no setting of this annotation uses it
   */
  public static Optional<String> settingFor(SchemeSpec scheme, TensorSlot slot) {
    return scheme
        .findMember(settingOf(slot, scheme))
        .map(member -> member.name() + " = " + wanted(slot, member));
  }

  /**
   * Whether that setting alone makes the annotation use the slot, and be right.
   *
   * @param scheme a scheme that does not require the slot
   * @param slot the slot
   * @return false where other members would have to change with it
   */
  public static boolean isSettingEnough(SchemeSpec scheme, TensorSlot slot) {
    Granularity granularity = scheme.activations().granularity();
    return switch (settingOf(slot, scheme)) {
      case ACTIVATIONS_DYNAMIC ->
          granularity == Granularity.NONE || granularity == Granularity.PER_TENSOR;
      case WEIGHTS_ZERO_POINTS ->
          !scheme.weights().groupShape().isEmpty()
              && Wna16Spec.isWna16(activations(scheme), weights(scheme));
      case BIAS -> true;
      default -> false;
    };
  }

  /**
   * Static scales are a matter of the dtype first: there is nothing to scale, or vLLM's quantizer
   * of the format drops them.
   */
  private static SchemeMember settingOf(TensorSlot slot, SchemeSpec scheme) {
    SchemeMember setting = rowOf(slot).setting();
    DType activations = activations(scheme);
    boolean hasNone = activations == DType.NONE || activations.groupSize() > 0;
    return setting == SchemeMember.ACTIVATIONS_DYNAMIC && hasNone
        ? SchemeMember.ACTIVATIONS_DTYPE
        : setting;
  }

  private static String wanted(TensorSlot slot, Member member) {
    if (member.value() instanceof Boolean now) {
      return String.valueOf(!now);
    }
    return switch (slot) {
      case G1_ALPHAS, G2_ALPHAS, A1_GSCALE, A2_GSCALE -> DType.NVFP4.name();
      default -> DType.FLOAT8_E4M3FN.name();
    };
  }

  private static Row rowOf(TensorSlot slot) {
    SlotPair pair = SlotPair.of(slot);
    return TABLE.stream()
        .filter(row -> row.pair() == pair)
        .findFirst()
        .orElseThrow(() -> new AssertionError(slot + " is in no row of the table"));
  }

  private static boolean hasStatic(SchemeSpec scheme) {
    return activations(scheme) != DType.NONE && !scheme.activations().dynamic();
  }

  private static DType weights(SchemeSpec scheme) {
    return scheme.weights().dtype();
  }

  private static DType activations(SchemeSpec scheme) {
    return scheme.activations().dtype();
  }
}

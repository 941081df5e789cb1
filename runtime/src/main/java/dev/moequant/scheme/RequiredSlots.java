package dev.moequant.scheme;

import static dev.moequant.annotations.TensorSlot.A1_GSCALE;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_GSCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.G1_ALPHAS;
import static dev.moequant.annotations.TensorSlot.G2_ALPHAS;
import static dev.moequant.annotations.TensorSlot.W1_BIAS;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_ZP;
import static dev.moequant.annotations.TensorSlot.W2_BIAS;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_ZP;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

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
  private static final List<Pair> TABLE =
      List.of(
          new Pair(W1_SCALE, W2_SCALE, SchemeMember.WEIGHTS_DTYPE, s -> weights(s) != DType.NONE),
          new Pair(A1_SCALE, A2_SCALE, SchemeMember.ACTIVATIONS_DYNAMIC, RequiredSlots::hasStatic),
          new Pair(
              G1_ALPHAS, G2_ALPHAS, SchemeMember.WEIGHTS_DTYPE, s -> weights(s) == DType.NVFP4),
          new Pair(
              A1_GSCALE,
              A2_GSCALE,
              SchemeMember.ACTIVATIONS_DTYPE,
              s -> activations(s) == DType.NVFP4),
          new Pair(W1_ZP, W2_ZP, SchemeMember.WEIGHTS_ZERO_POINTS, s -> s.weights().zeroPoints()),
          new Pair(W1_BIAS, W2_BIAS, SchemeMember.BIAS, SchemeSpec::bias));

  /**
   * One row.
   *
   * @param first the slot of the first GEMM
   * @param second the slot of the second
   * @param setting what decides whether they are required
   * @param isRequired whether a scheme requires them
   */
  private record Pair(
      TensorSlot first,
      TensorSlot second,
      SchemeMember setting,
      Predicate<SchemeSpec> isRequired) {}

  private RequiredSlots() {}

  /**
   * The slots of a scheme.
   *
   * @param scheme right or wrong
   * @return the required slots in vLLM's argument order
   */
  public static List<TensorSlot> of(SchemeSpec scheme) {
    return TABLE.stream()
        .filter(pair -> pair.isRequired().test(scheme))
        .flatMap(pair -> Stream.of(pair.first(), pair.second()))
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
    return scheme.precisionConfig() && (slot == W1_SCALE || slot == W2_SCALE);
  }

  /**
   * The slot of the other GEMM.
   *
   * @param slot for example {@code W1_ZP}
   * @return for example {@code W2_ZP}
   */
  public static TensorSlot partner(TensorSlot slot) {
    Pair pair = pairOf(slot);
    return pair.first() == slot ? pair.second() : pair.first();
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
        .findMember(settingOf(pairOf(slot), scheme))
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
    return switch (settingOf(pairOf(slot), scheme)) {
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
  private static SchemeMember settingOf(Pair pair, SchemeSpec scheme) {
    DType activations = activations(scheme);
    boolean hasNone = activations == DType.NONE || activations.groupSize() > 0;
    return pair.setting() == SchemeMember.ACTIVATIONS_DYNAMIC && hasNone
        ? SchemeMember.ACTIVATIONS_DTYPE
        : pair.setting();
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

  private static Pair pairOf(TensorSlot slot) {
    return TABLE.stream()
        .filter(pair -> pair.first() == slot || pair.second() == slot)
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

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
  public static Optional<SlotSetting> settingFor(SchemeSpec scheme, TensorSlot slot) {
    SchemeMember place = settingOf(slot, scheme);
    return scheme
        .findMember(place)
        .map(
            member ->
                new SlotSetting(
                    member.name() + " = " + wanted(slot, scheme, member),
                    isEnough(scheme, place),
                    scheme.kind().since(place)));
  }

  /**
   * Which other annotations, for weights of the same dtype, use a slot.
   *
   * @param scheme the scheme, of which no setting uses the slot
   * @param slot the slot
   * @param revision the revision of vLLM that configs are for, which has what is returned
   * @return for example {@code @Int4W4A8} or {@code zeroPoints = true of @Int8W8A16}
   */
  public static List<String> otherAnnotations(
      SchemeSpec scheme, TensorSlot slot, VllmRevision revision) {
    return Stream.of(SchemeKind.values())
        .filter(kind -> kind != SchemeKind.QUANT_SCHEME)
        .map(SchemeSpec::of)
        .filter(other -> weights(other) == weights(scheme))
        .filter(other -> Catalogue.since(other).filter(revision::has).isPresent())
        .flatMap(
            other ->
                of(other).contains(slot)
                    ? Stream.of(other.annotation())
                    : settingFor(other, slot)
                        .filter(setting -> revision.has(setting.since()))
                        .map(setting -> setting.text() + " of " + other.annotation())
                        .stream())
        .toList();
  }

  private static boolean isEnough(SchemeSpec scheme, SchemeMember setting) {
    Granularity granularity = scheme.activations().granularity();
    return switch (setting) {
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
   * of the format drops them. What some weights have beside other activations is a matter of those.
   */
  private static SchemeMember settingOf(TensorSlot slot, SchemeSpec scheme) {
    SchemeMember setting = rowOf(slot).setting();
    DType activations = activations(scheme);
    boolean hasNone = activations == DType.NONE || activations.groupSize() > 0;
    return (setting == SchemeMember.ACTIVATIONS_DYNAMIC && hasNone)
            || activationsWith(slot, scheme).isPresent()
        ? SchemeMember.ACTIVATIONS_DTYPE
        : setting;
  }

  /** Beside which activations the weights of a scheme have a slot. */
  private static Optional<DType> activationsWith(TensorSlot slot, SchemeSpec scheme) {
    return Catalogue.forms()
        .filter(form -> form.dtype(Operand.WEIGHTS) == weights(scheme))
        .filter(form -> form.operand(Operand.WEIGHTS).slots().contains(SlotPair.of(slot)))
        .map(form -> form.dtype(Operand.ACTIVATIONS))
        .findFirst();
  }

  private static String wanted(TensorSlot slot, SchemeSpec scheme, Member member) {
    if (member.value() instanceof Boolean now) {
      return String.valueOf(!now);
    }
    DType wanted =
        switch (slot) {
          case G1_ALPHAS, G2_ALPHAS -> activationsWith(slot, scheme).orElse(DType.NVFP4);
          case A1_GSCALE, A2_GSCALE -> DType.NVFP4;
          default -> DType.FLOAT8_E4M3FN;
        };
    return wanted.name();
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

package dev.moequant.scheme;

import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.FP8;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.MXFP6_E2M3;
import static dev.moequant.annotations.DType.MXFP6_E3M2;
import static dev.moequant.annotations.DType.MXFP8;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.DType.NVFP4;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_CHANNEL;
import static dev.moequant.annotations.Granularity.PER_TENSOR;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.scheme.SlotPair.ACTIVATION_GLOBAL_SCALES;
import static dev.moequant.scheme.SlotPair.ALPHAS;
import static dev.moequant.scheme.SlotPair.WEIGHT_SCALES;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.QuantForm.Rows;
import dev.moequant.scheme.QuantForm.Scales;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scheme may be: every form of activations and weights that vLLM has a factory for, with the
 * revision that brought it ({@code fused_moe/config.py}, 17edd8a80, b6ff8a2f5 and f37d5868b). A
 * scheme is right exactly where it is in a row of this table; rules say why another is not.
 *
 * <p>Dtypes, required slots, what is stored, the search for fixes and the wording read it here: a
 * new scheme is an annotation and a row.
 */
public final class Catalogue {
  private static final QuantForm UNQUANTIZED = QuantForm.of(NONE, Granularity.NONE);

  private static final QuantForm MXFP4_WEIGHTS = format(MXFP4).taking(WEIGHT_SCALES);
  private static final QuantForm MXFP8_WEIGHTS = format(MXFP8).taking(WEIGHT_SCALES);
  private static final QuantForm NVFP4_WEIGHTS = format(NVFP4).taking(WEIGHT_SCALES, ALPHAS);
  private static final QuantForm NVFP4_ACTIVATIONS = format(NVFP4).taking(ACTIVATION_GLOBAL_SCALES);

  /** vLLM keeps the scales of groups in fp8 then, and those of output channels beside them. */
  private static final QuantForm INT4_OF_FP8_GROUPS =
      QuantForm.of(INT4, GROUP).withRows(Rows.ONE).taking(WEIGHT_SCALES, ALPHAS);

  /** {@code "fp8"} is the one string that says "whichever the platform has". */
  private static final QuantForm STATIC_FP8 =
      QuantForm.of(FLOAT8_E4M3FN, PER_TENSOR).withScales(Scales.STATIC).storedAs(FP8);

  /** What DeepGEMM reads. */
  private static final QuantForm FP8_IN_GROUPS_OF_128 =
      QuantForm.of(FLOAT8_E4M3FN, GROUP, BLOCK).withRows(Rows.ONE).withCols(128);

  /** Every accepted form, in the order in which messages list dtypes. */
  static final List<SchemeForm> FORMS =
      List.of(
          row("FUSED_MOE_UNQUANTIZED_CONFIG", UNQUANTIZED, UNQUANTIZED),
          row("fp8_w8a16_moe_quant_config", UNQUANTIZED, weights(FLOAT8_E4M3FN, PER_TENSOR)),
          row("fp8_w8a16_moe_quant_config", UNQUANTIZED, weights(FLOAT8_E4M3FN, PER_CHANNEL))
              .storing(StoredShapes.NONE),
          row("fp8_w8a16_moe_quant_config", UNQUANTIZED, blocks(FLOAT8_E4M3FN)),
          wna16("int8_w8a16_moe_quant_config", weights(INT8, PER_CHANNEL)),
          wna16("int8_w8a16_moe_quant_config", groups(INT8)),
          wna16("int4_w4a16_moe_quant_config", weights(INT4, PER_CHANNEL)),
          wna16("int4_w4a16_moe_quant_config", groups(INT4)),
          row("mxfp4_w4a16_moe_quant_config", UNQUANTIZED, MXFP4_WEIGHTS),
          row("nvfp4_w4a16_moe_quant_config", UNQUANTIZED, NVFP4_WEIGHTS),
          row("fp8_w8a8_moe_quant_config", perTensor(FLOAT8_E4M3FN), flags(FLOAT8_E4M3FN)),
          row("fp8_w8a8_moe_quant_config", perToken(FLOAT8_E4M3FN), flags(FLOAT8_E4M3FN)),
          blocked("fp8_w8a8_moe_quant_config", FLOAT8_E4M3FN),
          row("int4_w4afp8_moe_quant_config", perToken(FLOAT8_E4M3FN), INT4_OF_FP8_GROUPS)
              .storing(StoredShapes.TOKENS_AND_CHANNELS)
              .since(V2026_07),
          row("mxfp4_w4a8_moe_quant_config", STATIC_FP8, MXFP4_WEIGHTS)
              .storing(StoredShapes.NONE)
              .since(V2026_07),
          // Of vLLM's oracle/mxfp4.py, which calls the constructor for DeepGEMM.
          row("FusedMoEQuantConfig", FP8_IN_GROUPS_OF_128, MXFP4_WEIGHTS)
              .storing(StoredShapes.BLOCKS_OF_ACTIVATIONS)
              .since(V2026_07),
          row("int8_w8a8_moe_quant_config", perTensor(INT8), flags(INT8)),
          row("int8_w8a8_moe_quant_config", perToken(INT8), flags(INT8)),
          blocked("FusedMoEQuantConfig.make", INT8),
          row("ocp_mx_moe_quant_config", format(MXFP4), MXFP4_WEIGHTS),
          ocpMx(MXFP6_E3M2, MXFP4),
          ocpMx(MXFP6_E3M2, MXFP6_E3M2),
          ocpMx(MXFP6_E2M3, MXFP4),
          ocpMx(MXFP6_E2M3, MXFP6_E2M3),
          row("FusedMoEQuantConfig.make", format(MXFP8), MXFP8_WEIGHTS)
              .storing(StoredShapes.FORMAT_ON_BOTH)
              .since(V2026_07),
          row("mxfp4_mxfp8_moe_quant_config", format(MXFP8), MXFP4_WEIGHTS)
              .storing(StoredShapes.NONE)
              .since(V2026_07),
          row("nvfp4_moe_quant_config", NVFP4_ACTIVATIONS, NVFP4_WEIGHTS));

  private Catalogue() {}

  private static SchemeForm row(String factory, QuantForm activations, QuantForm weights) {
    return new SchemeForm(factory, V2025_10, activations, weights, StoredShapes.OF_FLAGS);
  }

  private static SchemeForm blocked(String factory, DType dtype) {
    return row(factory, QuantForm.of(dtype, GROUP, BLOCK), blocks(dtype));
  }

  private static SchemeForm wna16(String factory, QuantForm weights) {
    return row(factory, UNQUANTIZED, weights).storing(StoredShapes.GROUPS_ON_BOTH);
  }

  private static SchemeForm ocpMx(DType activations, DType weights) {
    return row(
            "ocp_mx_moe_quant_config", format(activations), format(weights).taking(WEIGHT_SCALES))
        .since(V2026_07);
  }

  private static QuantForm perTensor(DType dtype) {
    return QuantForm.of(dtype, PER_TENSOR).withScales(Scales.EITHER);
  }

  private static QuantForm perToken(DType dtype) {
    return QuantForm.of(dtype, PER_TOKEN);
  }

  private static QuantForm flags(DType dtype) {
    return weights(dtype, PER_TENSOR, PER_CHANNEL);
  }

  private static QuantForm weights(DType dtype, Granularity... granularities) {
    return QuantForm.of(dtype, granularities).taking(WEIGHT_SCALES);
  }

  private static QuantForm blocks(DType dtype) {
    return weights(dtype, GROUP, BLOCK);
  }

  /** A format with groups of its own. */
  private static QuantForm format(DType dtype) {
    return QuantForm.of(dtype, GROUP, BLOCK).withRows(Rows.ONE);
  }

  /** vLLM's WNA16 path: along K only, and the one with zero points. */
  private static QuantForm groups(DType dtype) {
    return weights(dtype, GROUP).withRows(Rows.ONE_OR_ZERO).orAsymmetric();
  }

  /**
   * The row of a scheme.
   *
   * @param scheme right or wrong
   * @return the form; empty exactly where the rules report an error
   */
  public static Optional<SchemeForm> find(SchemeSpec scheme) {
    return formsOf(scheme).findFirst();
  }

  /**
   * The rows of a scheme.
   *
   * @param scheme right or wrong
   * @return one form, or none
   */
  public static Stream<SchemeForm> formsOf(SchemeSpec scheme) {
    Optional<QuantKey> activations = QuantKey.find(scheme, Operand.ACTIVATIONS);
    Optional<QuantKey> weights = activations.flatMap(key -> QuantKey.find(scheme, Operand.WEIGHTS));
    return weights.isEmpty()
        ? Stream.of()
        : FORMS.stream().filter(form -> form.accepts(scheme, activations.get(), weights.get()));
  }

  /**
   * Every form there is.
   *
   * @return the rows, in the order of the table
   */
  public static Stream<SchemeForm> forms() {
    return FORMS.stream();
  }

  /**
   * The first revision of vLLM that has a scheme.
   *
   * @param scheme right or wrong
   * @return the revision; empty where none has it
   */
  public static Optional<VllmRevision> since(SchemeSpec scheme) {
    return find(scheme).map(form -> form.since().later(scheme.extras().since()));
  }

  /**
   * The rows of the two dtypes of a scheme, in whichever form they are declared.
   *
   * @param scheme right or wrong
   * @return the forms; none where nothing of vLLM has this pair
   */
  public static Stream<SchemeForm> formsOfDtypes(SchemeSpec scheme) {
    return FORMS.stream().filter(form -> form.isOfDtypes(scheme));
  }

  /**
   * The first revision of vLLM that has the two dtypes of a scheme, in whichever form.
   *
   * @param scheme right or wrong
   * @return the revision; empty where nothing of vLLM has this pair
   */
  public static Optional<VllmRevision> sinceDtypes(SchemeSpec scheme) {
    return formsOfDtypes(scheme).map(SchemeForm::since).min(Comparator.naturalOrder());
  }

  /**
   * Whether some form of the two dtypes takes one operand as it is declared.
   *
   * @param scheme one whose operand has a meaning, right or wrong
   * @param operand which
   * @return true also where no form has these dtypes
   */
  public static boolean accepts(SchemeSpec scheme, Operand operand) {
    List<QuantForm> forms = formsOfDtypes(scheme).map(form -> form.operand(operand)).toList();
    return forms.isEmpty()
        || QuantKey.find(scheme, operand).stream()
            .anyMatch(key -> forms.stream().anyMatch(form -> form.accepts(key, operand)));
  }

  /**
   * The slots that an operand needs whatever the flags say. Beside a dtype with which no form has
   * it, those of all its forms.
   */
  static Stream<SlotPair> slotsOf(Operand operand, SchemeSpec scheme) {
    boolean isPair = formsOfDtypes(scheme).findAny().isPresent();
    DType dtype = scheme.operand(operand).dtype();
    return FORMS.stream()
        .filter(form -> isPair ? form.isOfDtypes(scheme) : form.dtype(operand) == dtype)
        .flatMap(form -> form.operand(operand).slots().stream())
        .distinct();
  }
}

package dev.moequant.scheme;

import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
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

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.QuantForm.Rows;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a scheme may be: every form of activations and weights that vLLM has a factory for
 * (17edd8a80, {@code fused_moe/config.py}). A scheme is right exactly where it is in a row of this
 * table; rules say why another is not.
 *
 * <p>Dtypes, required slots, the search for fixes and the wording read it here: a new scheme is an
 * annotation and a row.
 */
public final class Catalogue {
  private static final QuantForm UNQUANTIZED = QuantForm.of(NONE, Granularity.NONE);

  private static final QuantForm MXFP4_WEIGHTS =
      QuantForm.of(MXFP4, GROUP, BLOCK).withRows(Rows.ONE).taking(WEIGHT_SCALES);
  private static final QuantForm MXFP4_ACTIVATIONS =
      QuantForm.of(MXFP4, GROUP, BLOCK).withRows(Rows.ONE);
  private static final QuantForm NVFP4_WEIGHTS =
      QuantForm.of(NVFP4, GROUP, BLOCK).withRows(Rows.ONE).taking(WEIGHT_SCALES, ALPHAS);
  private static final QuantForm NVFP4_ACTIVATIONS =
      QuantForm.of(NVFP4, GROUP, BLOCK).withRows(Rows.ONE).taking(ACTIVATION_GLOBAL_SCALES);

  /** Every accepted form, in the order in which messages list dtypes. */
  static final List<SchemeForm> FORMS =
      List.of(
          row("FUSED_MOE_UNQUANTIZED_CONFIG", UNQUANTIZED, UNQUANTIZED),
          row("FusedMoEQuantConfig", UNQUANTIZED, weights(FLOAT8_E4M3FN, PER_TENSOR)),
          row("FusedMoEQuantConfig", UNQUANTIZED, weights(FLOAT8_E4M3FN, PER_CHANNEL)),
          row("FusedMoEQuantConfig", UNQUANTIZED, blocks(FLOAT8_E4M3FN)),
          row("int8_w8a16_moe_quant_config", UNQUANTIZED, weights(INT8, PER_CHANNEL)),
          row("int8_w8a16_moe_quant_config", UNQUANTIZED, groups(INT8)),
          row("int4_w4a16_moe_quant_config", UNQUANTIZED, weights(INT4, PER_CHANNEL)),
          row("int4_w4a16_moe_quant_config", UNQUANTIZED, groups(INT4)),
          row("mxfp4_w4a16_moe_quant_config", UNQUANTIZED, MXFP4_WEIGHTS),
          row("FusedMoEQuantConfig", UNQUANTIZED, NVFP4_WEIGHTS),
          row("fp8_w8a8_moe_quant_config", perTensor(FLOAT8_E4M3FN), flags(FLOAT8_E4M3FN)),
          row("fp8_w8a8_moe_quant_config", perToken(FLOAT8_E4M3FN), flags(FLOAT8_E4M3FN)),
          blocked("fp8_w8a8_moe_quant_config", FLOAT8_E4M3FN),
          row("int8_w8a8_moe_quant_config", perTensor(INT8), flags(INT8)),
          row("int8_w8a8_moe_quant_config", perToken(INT8), flags(INT8)),
          blocked("FusedMoEQuantConfig.make", INT8),
          row("mxfp4_w4a4_moe_quant_config", MXFP4_ACTIVATIONS, MXFP4_WEIGHTS),
          row("nvfp4_moe_quant_config", NVFP4_ACTIVATIONS, NVFP4_WEIGHTS));

  private Catalogue() {}

  private static SchemeForm row(String factory, QuantForm activations, QuantForm weights) {
    return new SchemeForm(factory, activations, weights);
  }

  private static SchemeForm blocked(String factory, DType dtype) {
    return row(factory, QuantForm.of(dtype, GROUP, BLOCK), blocks(dtype));
  }

  private static QuantForm perTensor(DType dtype) {
    return QuantForm.of(dtype, PER_TENSOR).orStatic();
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

  /** The slots that an operand of this dtype needs whatever the flags say, in whichever form. */
  static Stream<SlotPair> slotsOf(Operand operand, DType dtype) {
    return FORMS.stream()
        .map(form -> form.operand(operand))
        .filter(form -> form.dtype() == dtype)
        .flatMap(form -> form.slots().stream())
        .distinct();
  }
}

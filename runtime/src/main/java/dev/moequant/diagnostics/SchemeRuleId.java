package dev.moequant.diagnostics;

import static dev.moequant.diagnostics.RuleText.error;
import static dev.moequant.diagnostics.RuleText.warning;

/** 2xx: dtypes and schemes. */
public enum SchemeRuleId implements RuleId {
  /** Activations cannot be quantized to this. */
  ACTIVATION_DTYPE(
      201,
      error(
          "%s: no MoE kernel of vLLM quantizes activations to %s",
          "activations can be quantized to %s; for weight-only quantization, %s")),
  /** No scheme has this pair. */
  DTYPE_PAIR(
      202,
      error(
          "Unsupported FusedMoe scheme: no scheme has %s",
          "%sall pairs (activations x weights): %s")),
  /** Something about the scales of an operand that has none. */
  GRANULARITY_WITHOUT_DTYPE(
      203,
      error(
          "%s contradicts %s: %s that are not quantized have no scales", "give %s a dtype, or %s")),
  /** The model's own dtype as a quantized one. */
  MODEL_DTYPE(204, error("%s: %s is what a model computes in, not a quantized dtype", "%s")),
  /** int8 activations in a form that vLLM's quantizer does not take. */
  INT8_PER_TENSOR(
      205,
      warning(
          "%s: vLLM quantizes int8 activations per token or in blocks, and fails in an assert where"
              + " there is one scale per tensor",
          "%s, unless your own kernels take one scale per tensor")),
  /** A block shape for a format that has its own groups. */
  MXFP4_BLOCKS(
      206,
      error("%s contradicts mxfp4 activations: MX groups are fixed at 32 values along K", "%s")),
  /** A group other than the format's own. */
  GROUP_OF_FORMAT(
      207, error("%s contradicts %s: the format has one scale per %s values along K", "%s")),
  /** Static scales for tokens nobody has seen. */
  STATIC_PER_TOKEN(
      208, error("%s contradicts %s: a token's scale is known only when the token is", "%s")),
  /** Static scales for blocks of activations. */
  STATIC_BLOCK(
      209,
      error(
          "%s contradicts %s: block-quantized activations get their scales from each batch",
          "%s; vLLM takes a block shape with the dynamic activation scheme only")),
  /** Zero points where no kernel reads them. */
  ZERO_POINTS(210, error("%s contradicts %s: zero points belong to %s", "%s")),
  /** A PrecisionConfig outside mxfp4. */
  PRECISION_CONFIG(
      212,
      error(
          "%s contradicts %s: a PrecisionConfig describes mxfp4 weights to Triton's kernels",
          "%s")),
  /** Per-token activations without per-channel weights, or the reverse. */
  ONE_FLAG_OF_TWO(
      213,
      warning(
          "%s without %s: vLLM's Triton kernel takes both from per_act_token_quant, and would read"
              + " the wrong scales",
          "%s; if your kernel is CUTLASS, which takes each flag for itself, suppress this warning")),
  /** Static scales that a quantizer drops. */
  STATIC_DROPPED(
      214, error("%s: vLLM's %s quantizer %s", "%s; checkpoints of this format have no a1_scale")),
  /** Columns in an order that only one kernel family knows. */
  ACT_ORDER_GROUP(
      215,
      warning(
          "%s: only Marlin takes groups in activation order; vLLM's Triton WNA16 path reads no"
              + " g_idx",
          "see that the layer runs on Marlin, or requantize with actorder static, which every"
              + " kernel takes")),
  /** Run time: the two GEMMs of one layer quantized differently. */
  OPERANDS_DIFFER(
      216,
      error(
              "%s is %s, but %s is %s: no MoE kernel takes a layer whose two GEMMs are quantized"
                  + " differently",
              "give both the same dtype and the same shape")
          .foundBy(DetectedBy.RUN_TIME)),
  /** One operand in blocks, the other not, or in other blocks. */
  BLOCKS_OF_ONE_OPERAND(
      217, error("%s contradicts %s: vLLM has one block_shape for both operands of a GEMM", "%s"));

  private final int number;
  private final RuleText words;

  SchemeRuleId(int number, RuleText words) {
    this.number = number;
    this.words = words;
  }

  @Override
  public int number() {
    return number;
  }

  @Override
  public RuleText words() {
    return words;
  }
}

package dev.moequant;

import static dev.moequant.VllmValues.encode;
import static dev.moequant.VllmValues.read;
import static dev.moequant.VllmValues.scale;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.integer;
import static dev.moequant.parity.Encoding.ints;
import static dev.moequant.parity.Encoding.tensor;

import dev.moequant.VllmMake.GroupShapes;
import dev.moequant.annotations.DType;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.parity.ParityRun;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records about group shapes and quant configs. */
final class QuantConfigAnswers {
  private QuantConfigAnswers() {}

  static Map<String, @Nullable Object> config(String function, Map<String, @Nullable Object> in) {
    FusedMoEQuantConfig<Tensor> config = VllmCalls.call(function, in);
    Map<String, @Nullable Object> out = properties(config);
    out.put("desc", descs(config));
    return out;
  }

  /** The raw descriptions, as make and factories record them. */
  static Map<String, Object> descs(FusedMoEQuantConfig<Tensor> config) {
    Map<String, Object> descs = new HashMap<>();
    descs.put("a1", values(config.a1()));
    descs.put("a2", values(config.a2()));
    descs.put("w1", values(config.w1()));
    descs.put("w2", values(config.w2()));
    return descs;
  }

  static Map<String, @Nullable Object> descDirect(
      String function, Map<String, @Nullable Object> in) {
    return switch (function) {
      case "FusedMoEQuantDesc" -> fields(FusedMoEQuantDesc.<Tensor>unquantized());
      case "FusedMoEQuantConfig" -> properties(ofDescs(in));
      default -> throw new IllegalStateException("nobody knows the function " + function);
    };
  }

  static FusedMoEQuantConfig<Tensor> ofDescs(Map<String, @Nullable Object> in) {
    return new FusedMoEQuantConfig<>(
        desc(in.get("a1")), desc(in.get("a2")), desc(in.get("w1")), desc(in.get("w2")));
  }

  private static FusedMoEQuantDesc<Tensor> desc(@Nullable Object recorded) {
    if (!(recorded instanceof List<?> fields)) {
      throw new IllegalStateException("not a desc in the vectors: " + recorded);
    }
    return new FusedMoEQuantDesc<>(
        dtype(fields.get(0)).orElse(null),
        groupShape(fields.get(1)),
        scale(fields.get(2)),
        tensor(fields.get(3)),
        tensor(fields.get(4)),
        tensor(fields.get(5)));
  }

  private static @Nullable GroupShape groupShape(@Nullable Object recorded) {
    int[] pair = ints(recorded);
    return pair == null ? null : new GroupShape(pair[0], pair[1]);
  }

  static Map<String, @Nullable Object> groupShape(
      String function, Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "GroupShape.PER_TENSOR" -> out.put("value", encode(GroupShape.PER_TENSOR));
      case "GroupShape.PER_TOKEN" -> out.put("value", encode(GroupShape.PER_TOKEN));
      case "GroupShape" -> {
        GroupShape shape = pair(in);
        out.put("row", shape.row());
        out.put("col", shape.col());
        out.put("is_per_tensor", encode(shape.isPerTensor()));
        out.put("is_per_token", encode(shape.isPerToken()));
        out.put("is_per_group", encode(shape.isPerGroup()));
        out.put("eq_PER_TENSOR", encode(shape.equals(GroupShape.PER_TENSOR)));
        out.put("eq_PER_TOKEN", encode(shape.equals(GroupShape.PER_TOKEN)));
      }
      case "_quant_flags_to_group_shape" -> {
        QuantArguments<Tensor> flags = new QuantArguments<>();
        // Of the dtype only whether there is one matters here.
        flags.dtype = in.get("quant_dtype") == null ? null : DType.INT8;
        flags.perActTokenQuant(bool(in.get("per_act_token_quant")));
        flags.perOutChQuant(bool(in.get("per_out_ch_quant")));
        int[] block = ints(in.get("block_shape"));
        if (block != null) {
          flags.blockShape(block);
        }
        GroupShapes shapes = GroupShapes.ofFlags(flags);
        out.put("a_shape", encode(shapes.activations()));
        out.put("w_shape", encode(shapes.weights()));
      }
      default -> throw new IllegalStateException("nobody knows the function " + function);
    }
    return out;
  }

  static GroupShape pair(Map<String, @Nullable Object> in) {
    return new GroupShape(integer(in.get("row")), integer(in.get("col")));
  }

  static Map<String, @Nullable Object> scaleShape(
      String function, Map<String, @Nullable Object> in) {
    return scaleShape(configured(in), in);
  }

  static Map<String, @Nullable Object> scaleShape(
      FusedMoEQuantConfig<Tensor> config, Map<String, @Nullable Object> in) {
    int tokens = integer(in.get("max_tokens"));
    int hidden = integer(in.get("hidden_dim"));
    int experts = integer(in.get("num_experts"));
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("scale_shape", read(() -> config.scaleShape(tokens, hidden)));
    out.put("batched_scale_shape", read(() -> config.batchedScaleShape(experts, tokens, hidden)));
    return out;
  }

  static Map<String, @Nullable Object> configName(
      String function, Map<String, @Nullable Object> in) {
    DType dtype = modelDtype(in);
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "config_name" -> out.put("value", encode(configured(in).configName(dtype)));
      case "_get_config_dtype_str" ->
          out.put(
              "value",
              encode(
                  ConfigDtypes.name(
                      dtype,
                      bool(in.get("use_fp8_w8a8")),
                      bool(in.get("use_int8_w8a16")),
                      bool(in.get("use_int4_w4a16")),
                      bool(in.get("use_mxfp4_w4a4")))));
      default -> throw new IllegalStateException("nobody knows the function " + function);
    }
    return out;
  }

  /** float64 and strings are none of ours; all that is asked is whether it is float32. */
  static @Nullable DType modelDtype(Map<String, @Nullable Object> in) {
    return dtype(in.get("dtype")).filter(DType::isTorchDType).orElse(null);
  }

  private static FusedMoEQuantConfig<Tensor> configured(Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> cfg = ParityRun.mapOf(in.get("cfg"));
    return VllmCalls.call(String.valueOf(cfg.get("fn")), ParityRun.mapOf(cfg.get("args")));
  }

  static Map<String, @Nullable Object> fields(FusedMoEQuantDesc<Tensor> desc) {
    Map<String, @Nullable Object> out = new LinkedHashMap<>();
    out.put("dtype", encode(desc.dtype()));
    out.put("shape", encode(desc.shape()));
    out.put("scale", encode(desc.scale()));
    out.put("alpha_or_gscale", encode(desc.alphaOrGscale()));
    out.put("zp", encode(desc.zp()));
    out.put("bias", encode(desc.bias()));
    return out;
  }

  /** What both revisions have. */
  static Map<String, @Nullable Object> properties(FusedMoEQuantConfig<Tensor> config) {
    Map<String, @Nullable Object> out = flags(config);
    out.put("quant_dtype", encode(config.quantDtype()));
    out.put("block_shape", read(config::blockShape));
    out.put("a1_scale", read(config::a1Scale));
    out.put("a1_gscale", read(config::a1Gscale));
    out.put("a2_scale", read(config::a2Scale));
    out.put("a2_gscale", read(config::a2Gscale));
    out.put("w1_scale", read(config::w1Scale));
    out.put("w1_zp", read(config::w1Zp));
    out.put("w1_bias", read(config::w1Bias));
    out.put("w1_precision", read(config::w1Precision));
    out.put("g1_alphas", read(config::g1Alphas));
    out.put("w2_scale", read(config::w2Scale));
    out.put("w2_zp", read(config::w2Zp));
    out.put("w2_bias", read(config::w2Bias));
    out.put("w2_precision", read(config::w2Precision));
    out.put("g2_alphas", read(config::g2Alphas));
    return out;
  }

  private static Map<String, @Nullable Object> flags(FusedMoEQuantConfig<Tensor> config) {
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("is_quantized", encode(config.isQuantized()));
    out.put("is_per_act_token", encode(config.isPerActToken()));
    out.put("per_act_token_quant", encode(config.perActTokenQuant()));
    out.put("per_out_ch_quant", encode(config.perOutChQuant()));
    out.put("is_per_tensor", encode(config.isPerTensor()));
    out.put("is_block_quantized", encode(config.isBlockQuantized()));
    out.put("use_fp8_w8a8", encode(config.useFp8W8A8()));
    out.put("use_int8_w8a8", encode(config.useInt8W8A8()));
    out.put("use_int8_w8a16", encode(config.useInt8W8A16()));
    out.put("use_int4_w4a16", encode(config.useInt4W4A16()));
    out.put("use_mxfp4_w4a4", encode(config.useMxfp4W4A4()));
    out.put("use_mxfp4_w4a16", encode(config.useMxfp4W4A16()));
    out.put("use_nvfp4_w4a4", encode(config.useNvfp4W4A4()));
    return out;
  }

  private static List<@Nullable Object> values(FusedMoEQuantDesc<Tensor> desc) {
    return Arrays.asList(fields(desc).values().toArray());
  }
}

package dev.moequant;

import static dev.moequant.VllmValues.encode;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.text;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.DType;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.parity.ParityRun;
import dev.moequant.parity.ParityRun.Answer;
import dev.moequant.parity.ParityRun.NotApplicable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The records of vLLM 2026-07 about group shapes and quant configs. */
final class QuantConfigAnswers2026 {
  /** By file. */
  static final Map<String, Answer> ANSWERS =
      Map.of(
          "make.jsonl", (f, in, folder) -> config(f, in),
          "factories.jsonl", (f, in, folder) -> config(f, in),
          "desc_direct.jsonl", (f, in, folder) -> descDirect(f, in),
          "group_shape.jsonl", (f, in, folder) -> groupShape(f, in),
          "scale_shape.jsonl", (f, in, folder) -> QuantConfigAnswers.scaleShape(configured(in), in),
          "config_name.jsonl", (f, in, folder) -> configName(f, in),
          "ocp_scheme.jsonl", (f, in, folder) -> ocpScheme(f, in));

  private QuantConfigAnswers2026() {}

  private static Map<String, @Nullable Object> config(
      String function, Map<String, @Nullable Object> in) {
    FusedMoEQuantConfig<Tensor> config = VllmCalls2026.call(function, in);
    Map<String, @Nullable Object> out = properties(config);
    out.put("desc", QuantConfigAnswers.descs(config));
    if (!function.equals("FUSED_MOE_UNQUANTIZED_CONFIG")) { // made at import: nobody listened
      List<String> logs = new ArrayList<>();
      config.ocpMxScheme(new NotingLogger(logs));
      out.put("logs", logs);
    }
    return out;
  }

  private static Map<String, @Nullable Object> descDirect(
      String function, Map<String, @Nullable Object> in) {
    return function.equals("FusedMoEQuantConfig")
        ? properties(QuantConfigAnswers.ofDescs(in))
        : QuantConfigAnswers.descDirect(function, in);
  }

  private static Map<String, @Nullable Object> properties(FusedMoEQuantConfig<Tensor> config) {
    Map<String, @Nullable Object> out = QuantConfigAnswers.properties(config);
    out.put("weight_quant_dtype", encode(config.weightQuantDtype()));
    out.put("use_fp8_w8a16", encode(config.useFp8W8A16()));
    out.put("use_nvfp4_w4a16", encode(config.useNvfp4W4A16()));
    out.put("use_mxfp4_w4a8", encode(config.useMxfp4W4A8()));
    out.put("ocp_mx_scheme", name(config.ocpMxScheme()));
    out.put("is_scale_swizzled", encode(config.isScaleSwizzled()));
    out.put("gemm1_alpha", config.gemm1Alpha());
    out.put("gemm1_beta", config.gemm1Beta());
    out.put("gemm1_clamp_limit", config.gemm1ClampLimit());
    out.put("mx_alignment", config.mxAlignment());
    return out;
  }

  private static Map<String, @Nullable Object> groupShape(
      String function, Map<String, @Nullable Object> in) {
    if (function.equals("GroupShape.PER_CHANNEL")) {
      Map<String, @Nullable Object> value = new HashMap<>();
      value.put("value", encode(GroupShape.PER_CHANNEL));
      return value;
    }
    Map<String, @Nullable Object> out = QuantConfigAnswers.groupShape(function, in);
    if (function.equals("GroupShape")) {
      GroupShape shape = QuantConfigAnswers.pair(in);
      out.put("is_per_channel", encode(shape.isPerChannel()));
      out.put("eq_PER_CHANNEL", encode(shape.equals(GroupShape.PER_CHANNEL)));
    }
    return out;
  }

  private static Map<String, @Nullable Object> configName(
      String function, Map<String, @Nullable Object> in) throws NotApplicable {
    DType dtype = QuantConfigAnswers.modelDtype(in);
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "config_name" -> out.put("value", encode(configured(in).configName(dtype, V2026_07)));
      case "_get_config_dtype_str" ->
          out.put(
              "value",
              encode(
                  ConfigDtypes.name(
                      dtype,
                      bool(in.get("use_fp8_w8a8")),
                      bool(in.get("use_fp8_w8a16")),
                      bool(in.get("use_int8_w8a16")),
                      bool(in.get("use_int4_w4a16")),
                      scheme(text(in.get("ocp_mx_scheme"))))));
      default -> throw new IllegalStateException("nobody knows the function " + function);
    }
    return out;
  }

  private static @Nullable OcpMxScheme scheme(@Nullable String name) throws NotApplicable {
    if (name != null && name.isEmpty()) {
      throw new NotApplicable("config_name.jsonl: an OCP_MX_Scheme that is an empty string");
    }
    return Arrays.stream(OcpMxScheme.values())
        .filter(scheme -> scheme.vllmName().equals(name))
        .findFirst()
        .orElse(null);
  }

  private static Map<String, @Nullable Object> ocpScheme(
      String function, Map<String, @Nullable Object> in) throws NotApplicable {
    List<String> logs = new ArrayList<>();
    NotingLogger logger = new NotingLogger(logs);
    Map<String, @Nullable Object> out = new HashMap<>();
    switch (function) {
      case "OCP_MX_Scheme.from_quant_dtype" ->
          out.put("value", name(ofRecorded(in.get("input_dtype"), in.get("weight_dtype"), logger)));
      case "FusedMoEQuantConfig.ocp_mx_scheme" -> {
        FusedMoEQuantDesc<Tensor> a = desc(in.get("a_dtype"));
        FusedMoEQuantDesc<Tensor> w = desc(in.get("w_dtype"));
        FusedMoEQuantConfig<Tensor> config = new FusedMoEQuantConfig<>(a, a, w, w);
        out.put("value", name(config.ocpMxScheme(logger)));
        out.put("again", name(config.ocpMxScheme()));
      }
      default -> throw new IllegalStateException("nobody knows the function " + function);
    }
    out.put("logs", logs);
    return out;
  }

  /** By dtype where we have both, else by name. */
  private static @Nullable OcpMxScheme ofRecorded(
      @Nullable Object input, @Nullable Object weight, System.Logger logger) {
    boolean isOurs =
        (input == null || dtype(input).isPresent())
            && (weight == null || dtype(weight).isPresent());
    return isOurs
        ? OcpMxScheme.of(dtype(input).orElse(null), dtype(weight).orElse(null), logger)
        : OcpMxScheme.ofNames(pythonName(input), pythonName(weight), logger);
  }

  private static @Nullable String pythonName(@Nullable Object recorded) {
    boolean isTorch = recorded != null && recorded.toString().startsWith("D:");
    return isTorch ? "torch." + text(recorded) : text(recorded);
  }

  private static FusedMoEQuantDesc<Tensor> desc(@Nullable Object recorded) throws NotApplicable {
    DType dtype = dtype(recorded).orElse(null);
    if (recorded != null && dtype == null) {
      throw new NotApplicable("ocp_scheme.jsonl: a config of a dtype that DType does not have");
    }
    return new FusedMoEQuantDesc<>(dtype, null, null, null, null, null);
  }

  private static @Nullable Object name(@Nullable OcpMxScheme scheme) {
    return scheme == null ? null : encode(scheme.vllmName());
  }

  /** The platform stands beside the call. */
  private static FusedMoEQuantConfig<Tensor> configured(Map<String, @Nullable Object> in) {
    Map<String, @Nullable Object> cfg = ParityRun.mapOf(in.get("cfg"));
    Map<String, @Nullable Object> args = new HashMap<>(ParityRun.mapOf(cfg.get("args")));
    args.put("platform_fp8", in.get("platform_fp8"));
    return VllmCalls2026.call(String.valueOf(cfg.get("fn")), args);
  }
}

package dev.moequant.samples.tour;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.DType;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A config's properties under vLLM's names, with the values that Python prints. */
final class VllmProperties {
  private static final int TOKENS = 16;

  private final List<String> lines = new ArrayList<>();

  private VllmProperties() {}

  /** The tensors, then what else describes a config; what is None or False is left out. */
  static List<String> of(FusedMoEQuantConfig<Tensor> config, int hidden) {
    VllmProperties properties = new VllmProperties();
    properties.tensors(config);
    properties.add("quant_dtype", dtype(config.quantDtype()));
    properties.add("weight_quant_dtype", dtype(config.weightQuantDtype()));
    properties.add("per_act_token_quant", config.perActTokenQuant());
    properties.add("per_out_ch_quant", config.perOutChQuant());
    properties.add("block_shape", config.blockShape());
    properties.use(config);
    properties.kernel(config);
    properties.add(
        "config_name(torch.bfloat16)", config.configName(DType.BFLOAT16, VllmRevision.NEWEST));
    properties.add(
        "scale_shape(" + TOKENS + ", " + hidden + ")", tuple(config.scaleShape(TOKENS, hidden)));
    return properties.lines;
  }

  private void tensors(FusedMoEQuantConfig<Tensor> config) {
    tensor("w1_scale", config.w1Scale());
    tensor("w2_scale", config.w2Scale());
    tensor("a1_scale", config.a1Scale());
    tensor("a2_scale", config.a2Scale());
    tensor("g1_alphas", config.g1Alphas());
    tensor("g2_alphas", config.g2Alphas());
    tensor("a1_gscale", config.a1Gscale());
    tensor("a2_gscale", config.a2Gscale());
    tensor("w1_zp", config.w1Zp());
    tensor("w2_zp", config.w2Zp());
    tensor("w1_bias", config.w1Bias());
    tensor("w2_bias", config.w2Bias());
  }

  private void tensor(String property, @Nullable Tensor tensor) {
    if (tensor != null) {
      add(property, String.format(Locale.ROOT, "%-22s %s", tensor.name(), tensor));
    }
  }

  private void use(FusedMoEQuantConfig<Tensor> config) {
    add("use_fp8_w8a8", config.useFp8W8A8());
    add("use_fp8_w8a16", config.useFp8W8A16());
    add("use_int8_w8a8", config.useInt8W8A8());
    add("use_int8_w8a16", config.useInt8W8A16());
    add("use_int4_w4a16", config.useInt4W4A16());
    add("use_mxfp4_w4a4", config.useMxfp4W4A4());
    add("use_mxfp4_w4a8", config.useMxfp4W4A8());
    add("use_mxfp4_w4a16", config.useMxfp4W4A16());
    add("use_nvfp4_w4a4", config.useNvfp4W4A4());
    add("use_nvfp4_w4a16", config.useNvfp4W4A16());
  }

  private void kernel(FusedMoEQuantConfig<Tensor> config) {
    add("gemm1_alpha", config.gemm1Alpha());
    add("gemm1_beta", config.gemm1Beta());
    add("gemm1_clamp_limit", config.gemm1ClampLimit());
    add("is_scale_swizzled", isScaled(config.quantDtype()) && config.isScaleSwizzled());
  }

  /** Of other dtypes nobody reads the layout; vLLM says True of them, too. */
  private static boolean isScaled(@Nullable DType dtype) {
    return dtype == DType.NVFP4 || dtype == DType.MXFP8;
  }

  private void add(String name, boolean value) {
    add(name, value ? "True" : null);
  }

  private void add(String name, @Nullable Object value) {
    if (value != null) {
      lines.add(String.format(Locale.ROOT, "%-28s %s", name, value));
    }
  }

  private static String dtype(@Nullable DType dtype) {
    if (dtype == null) {
      return "None"; // shown, for it says that activations are not quantized
    }
    return dtype.isTorchDType() ? "torch." + dtype.vllmName() : "'" + dtype.vllmName() + "'";
  }

  private static @Nullable String tuple(@Nullable List<Integer> shape) {
    return shape == null
        ? null
        : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}

package dev.moequant;

import static dev.moequant.VllmValues.scale;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.integer;
import static dev.moequant.parity.Encoding.text;

import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.Scale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls make and the factories of vLLM 2026-07 as a record says. */
final class VllmCalls2026 {
  private static final String FACTORY = "_moe_quant_config";

  private final Map<String, @Nullable Object> in;
  private final GivenArguments given;
  private final @Nullable Scale<Tensor> w1;
  private final @Nullable Scale<Tensor> w2;

  private VllmCalls2026(Map<String, @Nullable Object> in) {
    this.in = in;
    this.given = new GivenArguments(in);
    this.w1 = scale(in.get("w1_scale"));
    this.w2 = scale(in.get("w2_scale"));
  }

  static FusedMoEQuantConfig<Tensor> call(String function, Map<String, @Nullable Object> in) {
    VllmCalls2026 call = new VllmCalls2026(in);
    return switch (function) {
      case "make" ->
          FusedMoEQuantConfig.make(VllmRevision.V2026_07, GivenArguments.TENSORS, call::make);
      case "FUSED_MOE_UNQUANTIZED_CONFIG" -> QuantConfigs.unquantized();
      default -> {
        if (!function.endsWith(FACTORY)) {
          throw new IllegalStateException("nobody knows the function " + function);
        }
        yield call.factory(function.substring(0, function.length() - FACTORY.length()));
      }
    };
  }

  private FusedMoEQuantConfig<Tensor> factory(String name) {
    return switch (name) {
      case "fp8_w8a8" -> QuantConfigs.fp8W8A8WithScales(w1, w2, this::fp8W8A8);
      case "int8_w8a8" ->
          QuantConfigs.int8W8A8WithScales(w1, w2, t("a1_scale"), t("a2_scale"), this::int8W8A8);
      case "mxfp4_w4a16" -> QuantConfigs.mxfp4W4A16WithScales(w1, w2, this::mxfp4W4A16);
      case "int4_w4a16" ->
          QuantConfigs.int4W4A16WithScales(w1, w2, t("w1_zp"), t("w2_zp"), this::wna16);
      case "int8_w8a16" ->
          QuantConfigs.int8W8A16WithScales(w1, w2, t("w1_zp"), t("w2_zp"), this::wna16);
      case "nvfp4" ->
          QuantConfigs.nvfp4WithScales(
              t("g1_alphas"), t("g2_alphas"), t("a1_gscale"), t("a2_gscale"), w1, w2, this::nvfp4);
      case "biased" -> QuantConfigs.biased(t("w1_bias"), t("w2_bias"), this::gemm1);
      default -> newFactory(name);
    };
  }

  private FusedMoEQuantConfig<Tensor> newFactory(String name) {
    return switch (name) {
      case "gptq_marlin" ->
          QuantConfigs2026.gptqMarlinWithScales(
              w1,
              w2,
              integer(in.get("weight_bits")),
              integer(in.get("group_size")),
              this::gptqMarlin);
      case "mxfp4_mxfp8" -> QuantConfigs2026.mxfp4Mxfp8WithScales(w1, w2, this::mxfp4Mxfp8);
      case "mxfp4_w4a8" -> QuantConfigs2026.mxfp4W4A8WithScales(w1, w2, this::mxfp4W4A8);
      case "ocp_mx" ->
          QuantConfigs2026.ocpMxWithScales(text(in.get("quant_dtype")), w1, w2, this::ocpMx);
      case "mxfp4" -> QuantConfigs2026.mxfp4WithScales(w1, w2);
      case "nvfp4_w4a16" ->
          QuantConfigs2026.nvfp4W4A16WithScales(
              t("g1_alphas"), t("g2_alphas"), w1, w2, this::gemm1);
      case "fp8_w8a16" -> QuantConfigs2026.fp8W8A16WithScales(w1, w2, this::fp8W8A16);
      case "int4_w4afp8" ->
          QuantConfigs2026.int4W4Afp8WithScales(
              w1, w2, t("g1_alphas"), t("g2_alphas"), this::int4W4Afp8);
      default -> throw new IllegalStateException("nobody knows the factory " + name);
    };
  }

  private @Nullable Tensor t(String name) {
    return given.given(name);
  }

  private void make(QuantOptions.Make<Tensor> q) {
    given.make(q);
    given.dtypes("weight_dtype", q::weightDtype, q::weightDtype);
    swizzled(q);
    gemm1(q);
    platform(q);
  }

  private void fp8W8A8(QuantOptions.Fp8W8A8<Tensor> q) {
    given.flag(q);
    q.perOutChQuant(bool(in.get("per_out_ch_quant")));
    given.blocks(q);
    given.statics(q);
    given.biases(q);
    gscales(q);
    given.give("g1_alphas", q::g1Alphas);
    given.give("g2_alphas", q::g2Alphas);
    gemm1(q);
    platform(q);
  }

  private void int8W8A8(QuantOptions.Int8W8A8<Tensor> q) {
    given.flag(q);
    given.biases(q);
  }

  private void mxfp4W4A16(QuantOptions.Mxfp4W4A16<Tensor> q) {
    given.biases(q);
    gemm1(q);
  }

  private void wna16(QuantOptions.Wna16<Tensor> q) {
    given.blocks(q);
    given.biases(q);
    gscales(q);
    gemm1(q);
  }

  private void nvfp4(QuantOptions.Nvfp4<Tensor> q) {
    given.biases(q);
    swizzled(q);
    gemm1(q);
  }

  private void gptqMarlin(QuantOptions2026.GptqMarlin<Tensor> q) {
    given.give("w1_zp", q::w1Zp);
    given.give("w2_zp", q::w2Zp);
    given.biases(q);
  }

  private void mxfp4Mxfp8(QuantOptions2026.Mxfp4Mxfp8<Tensor> q) {
    given.biases(q);
    gemm1(q);
    swizzled(q);
    given.number("mx_alignment", multiple -> q.mxAlignment((int) multiple));
  }

  private void mxfp4W4A8(QuantOptions2026.Mxfp4W4A8<Tensor> q) {
    given.statics(q);
    given.biases(q);
    given.number("gemm1_clamp_limit", q::gemm1ClampLimit);
  }

  private void ocpMx(QuantOptions2026.OcpMx<Tensor> q) {
    given.dtypes("weight_dtype", q::weightDtype, q::weightDtype);
    given.statics(q);
    given.biases(q);
    given.blocks(q);
    gemm1(q);
  }

  private void fp8W8A16(QuantOptions2026.Fp8W8A16<Tensor> q) {
    given.biases(q);
    given.blocks(q);
    gemm1(q);
    platform(q);
  }

  private void int4W4Afp8(QuantOptions2026.Int4W4Afp8 q) {
    given.flag(q);
    q.perOutChQuant(bool(in.get("per_out_ch_quant")));
    given.blocks(q);
    platform(q);
  }

  private void gscales(QuantOptions2026.ActivationGscales<Tensor> q) {
    given.give("a1_gscale", q::a1Gscale);
    given.give("a2_gscale", q::a2Gscale);
  }

  private void gemm1(QuantOptions2026.Gemm1 q) {
    given.number("gemm1_alpha", q::gemm1Alpha);
    given.number("gemm1_beta", q::gemm1Beta);
    given.number("gemm1_clamp_limit", q::gemm1ClampLimit);
  }

  private void swizzled(QuantOptions2026.ScaleSwizzled q) {
    if (in.get("is_scale_swizzled") != null) {
      q.isScaleSwizzled(bool(in.get("is_scale_swizzled")));
    }
  }

  /** Not an argument in Python: what {@code current_platform.fp8_dtype()} answered. */
  private void platform(QuantOptions2026.PlatformFp8 q) {
    dtype(in.get("platform_fp8")).ifPresent(q::platformFp8);
  }
}

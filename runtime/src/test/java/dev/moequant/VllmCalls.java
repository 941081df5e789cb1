package dev.moequant;

import static dev.moequant.VllmValues.scale;
import static dev.moequant.parity.Encoding.bool;

import dev.moequant.dsl.Scope;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.tensors.Scale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Calls the seed's make and factories as a record says. */
final class VllmCalls {
  private VllmCalls() {}

  static FusedMoEQuantConfig<Tensor> call(String function, Map<String, @Nullable Object> in) {
    GivenArguments call = new GivenArguments(in);
    Scale<Tensor> w1 = scale(in.get("w1_scale"));
    Scale<Tensor> w2 = scale(in.get("w2_scale"));
    return switch (function) {
      case "make" -> FusedMoEQuantConfig.make(GivenArguments.TENSORS, call::make);
      case "fp8_w8a8_moe_quant_config" -> QuantConfigs.fp8W8A8WithScales(w1, w2, q -> fp8(call, q));
      case "int8_w8a8_moe_quant_config" ->
          QuantConfigs.int8W8A8WithScales(
              w1, w2, call.given("a1_scale"), call.given("a2_scale"), call::flag);
      case "mxfp4_w4a16_moe_quant_config" ->
          QuantConfigs.mxfp4W4A16WithScales(w1, w2, call::biases);
      case "mxfp4_w4a4_moe_quant_config" ->
          QuantConfigs.mxfp4W4A4WithScales(w1, w2, q -> mxfp4(call, q));
      case "nvfp4_moe_quant_config" ->
          QuantConfigs.nvfp4WithScales(
              call.given("g1_alphas"),
              call.given("g2_alphas"),
              call.given("a1_gscale"),
              call.given("a2_gscale"),
              w1,
              w2,
              Scope.none());
      case "int4_w4a16_moe_quant_config" ->
          QuantConfigs.int4W4A16WithScales(
              w1, w2, call.given("w1_zp"), call.given("w2_zp"), call::blocks);
      case "int8_w8a16_moe_quant_config" ->
          QuantConfigs.int8W8A16WithScales(
              w1, w2, call.given("w1_zp"), call.given("w2_zp"), call::blocks);
      case "biased_moe_quant_config" ->
          QuantConfigs.biased(call.given("w1_bias"), call.given("w2_bias"));
      case "FUSED_MOE_UNQUANTIZED_CONFIG" -> QuantConfigs.unquantized();
      default -> throw new IllegalStateException("nobody knows the function " + function);
    };
  }

  private static void fp8(GivenArguments call, QuantOptions.Fp8W8A8<Tensor> q) {
    call.flag(q);
    q.perOutChQuant(bool(call.in().get("per_out_ch_quant")));
    call.blocks(q);
    call.statics(q);
  }

  private static void mxfp4(GivenArguments call, QuantOptions.Mxfp4W4A4<Tensor> q) {
    call.blocks(q);
    call.statics(q);
    call.biases(q);
  }
}

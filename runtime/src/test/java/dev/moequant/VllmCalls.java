package dev.moequant;

import static dev.moequant.VllmValues.scale;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.ints;
import static dev.moequant.parity.Encoding.tensor;

import dev.moequant.VllmValues.Precision;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Calls make and the factories as a record says; an argument that was not passed is not given. */
final class VllmCalls {
  private static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          throw new UnsupportedOperationException("the seed looks at no tensor");
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          throw new UnsupportedOperationException("the seed looks at no tensor");
        }
      };

  private final Map<String, @Nullable Object> in;

  private VllmCalls(Map<String, @Nullable Object> in) {
    this.in = in;
  }

  static FusedMoEQuantConfig<Tensor> call(String function, Map<String, @Nullable Object> in) {
    VllmCalls call = new VllmCalls(in);
    Scale<Tensor> w1 = scale(in.get("w1_scale"));
    Scale<Tensor> w2 = scale(in.get("w2_scale"));
    return switch (function) {
      case "make" -> FusedMoEQuantConfig.make(TENSORS, call::make);
      case "fp8_w8a8_moe_quant_config" -> QuantConfigs.fp8W8A8WithScales(w1, w2, call::fp8);
      case "int8_w8a8_moe_quant_config" ->
          QuantConfigs.int8W8A8WithScales(
              w1, w2, call.given("a1_scale"), call.given("a2_scale"), call::flag);
      case "mxfp4_w4a16_moe_quant_config" ->
          QuantConfigs.mxfp4W4A16WithScales(w1, w2, call::biases);
      case "mxfp4_w4a4_moe_quant_config" -> QuantConfigs.mxfp4W4A4WithScales(w1, w2, call::mxfp4);
      case "nvfp4_moe_quant_config" ->
          QuantConfigs.nvfp4WithScales(
              call.given("g1_alphas"),
              call.given("g2_alphas"),
              call.given("a1_gscale"),
              call.given("a2_gscale"),
              w1,
              w2);
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

  private @Nullable Tensor given(String name) {
    return tensor(in.get(name));
  }

  private void give(String name, Consumer<Tensor> setter) {
    if (scale(in.get(name)) instanceof Scale.Of<Tensor> given) {
      setter.accept(given.tensor());
    }
  }

  private void make(QuantOptions.Make<Tensor> q) {
    Object quantDtype = in.get("quant_dtype");
    if (quantDtype != null) {
      dtype(quantDtype)
          .ifPresentOrElse(q::quantDtype, () -> q.quantDtype(quantDtype.toString().substring(2)));
    }
    flag(q);
    q.perOutChQuant(bool(in.get("per_out_ch_quant")));
    blocks(q);
    precisionOfActivations((QuantArguments<Tensor>) q);
    q.a1(a -> activations(a, "a1"));
    q.a2(a -> activations(a, "a2"));
    q.w1(w -> weights(w, "w1", "g1_alphas"));
    q.w2(w -> weights(w, "w2", "g2_alphas"));
  }

  /** Python takes one here, too, and fails when it is read; our scopes do not offer it. */
  private void precisionOfActivations(QuantArguments<Tensor> q) {
    q.a1Scale = scale(in.get("a1_scale"));
    q.a2Scale = scale(in.get("a2_scale"));
  }

  private void activations(QuantOptions.Activations<Tensor> a, String operand) {
    give(operand + "_scale", a::scale);
    give(operand + "_gscale", a::gscale);
  }

  private void weights(QuantOptions.Weights<Tensor> w, String operand, String alphas) {
    String scale = operand + "_scale";
    if (scale(in.get(scale)) instanceof Scale.Precision<Tensor>) {
      w.precision(new Precision(scale));
    } else {
      give(scale, w::scale);
    }
    give(alphas, w::alphas);
    give(operand + "_zp", w::zp);
    give(operand + "_bias", w::bias);
  }

  private void flag(QuantOptions.PerToken q) {
    q.perActTokenQuant(bool(in.get("per_act_token_quant")));
  }

  private void blocks(QuantOptions.Blocked q) {
    int[] shape = ints(in.get("block_shape"));
    if (shape != null) {
      q.blockShape(shape);
    }
  }

  private void biases(QuantOptions.Biased<Tensor> q) {
    give("w1_bias", q::w1Bias);
    give("w2_bias", q::w2Bias);
  }

  private void statics(QuantOptions.StaticScales<Tensor> q) {
    give("a1_scale", q::a1Scale);
    give("a2_scale", q::a2Scale);
  }

  private void fp8(QuantOptions.Fp8W8A8<Tensor> q) {
    flag(q);
    q.perOutChQuant(bool(in.get("per_out_ch_quant")));
    blocks(q);
    statics(q);
  }

  private void mxfp4(QuantOptions.Mxfp4W4A4<Tensor> q) {
    blocks(q);
    statics(q);
    biases(q);
  }
}

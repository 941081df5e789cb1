package dev.moequant;

import static dev.moequant.VllmValues.scale;
import static dev.moequant.parity.Encoding.bool;
import static dev.moequant.parity.Encoding.dtype;
import static dev.moequant.parity.Encoding.ints;
import static dev.moequant.parity.Encoding.tensor;

import dev.moequant.VllmValues.Precision;
import dev.moequant.annotations.DType;
import dev.moequant.parity.Encoding.Tensor;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.DoubleConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The arguments of a recorded call, said in blocks; one that was not passed is not said.
 *
 * @param in by their Python name
 */
record GivenArguments(Map<String, @Nullable Object> in) {
  static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          throw new UnsupportedOperationException("vLLM looks at no tensor");
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          throw new UnsupportedOperationException("vLLM looks at no tensor");
        }
      };

  @Nullable Tensor given(String name) {
    return tensor(in.get(name));
  }

  void give(String name, Consumer<Tensor> setter) {
    if (scale(in.get(name)) instanceof Scale.Of<Tensor> given) {
      setter.accept(given.tensor());
    }
  }

  /** A name of our vocabulary or a torch dtype as a value, another name as it is. */
  void dtypes(String name, Consumer<DType> setter, Consumer<String> ofName) {
    Object recorded = in.get(name);
    if (recorded != null) {
      dtype(recorded)
          .ifPresentOrElse(setter, () -> ofName.accept(recorded.toString().substring(2)));
    }
  }

  void number(String name, DoubleConsumer setter) {
    if (in.get(name) instanceof Number given) {
      setter.accept(given.doubleValue());
    }
  }

  /** The block of the seed's make. */
  void make(QuantOptions.Make<Tensor> q) {
    dtypes("quant_dtype", q::quantDtype, q::quantDtype);
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

  void flag(QuantOptions.PerToken q) {
    q.perActTokenQuant(bool(in.get("per_act_token_quant")));
  }

  void blocks(QuantOptions.Blocked q) {
    int[] shape = ints(in.get("block_shape"));
    if (shape != null) {
      q.blockShape(shape);
    }
  }

  void biases(QuantOptions.Biased<Tensor> q) {
    give("w1_bias", q::w1Bias);
    give("w2_bias", q::w2Bias);
  }

  void statics(QuantOptions.StaticScales<Tensor> q) {
    give("a1_scale", q::a1Scale);
    give("a2_scale", q::a2Scale);
  }
}

package dev.moequant.samples.layers;

import static dev.moequant.tensors.TensorType.BF16;
import static dev.moequant.tensors.TensorType.F16;
import static dev.moequant.tensors.TensorType.F32;
import static dev.moequant.tensors.TensorType.F8_E4M3;
import static dev.moequant.tensors.TensorType.I32;
import static dev.moequant.tensors.TensorType.I8;
import static dev.moequant.tensors.TensorType.U8;

import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import dev.moequant.tensors.TensorType;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.Stream;

/**
 * A small layer in each format: the names, dtypes and shapes that vLLM has once the layer is
 * loaded, gate and up are fused, and scales that must be one have become one.
 *
 * <p>The sizes are all different, so that a wrong shape is seen.
 */
public final class TinyLayers {
  private static final int E = 2;
  private static final int H = 512;
  private static final int I = 128;
  private static final int GATE_UP = 2 * I;

  /** The sizes of each layer here. */
  public static final String SIZES = E + " experts, hidden size " + H + ", intermediate size " + I;

  /** A 4-bit format has two values in a byte. */
  private static final int PACKED = 2;

  private TinyLayers() {}

  /**
   * Nothing quantized.
   *
   * @return the weights
   */
  public static Layer bfloat16() {
    return Layer.of(
        List.of(tensor("w13_weight", BF16, E, GATE_UP, H), tensor("w2_weight", BF16, E, H, I)));
  }

  /**
   * fp8 in blocks.
   *
   * @param block rows and columns of a block
   * @return weights and scales
   */
  public static Layer fp8Blocks(int block) {
    return Layer.of(
        List.of(
            tensor("w13_weight", F8_E4M3, E, GATE_UP, H),
            tensor("w2_weight", F8_E4M3, E, H, I),
            tensor("w13_weight_scale_inv", F32, E, GATE_UP / block, H / block),
            tensor("w2_weight_scale_inv", F32, E, H / block, I / block)));
  }

  /**
   * fp8 with static scales.
   *
   * @param biases tensors to add, if any
   * @return weights, one scale for each expert, and one for the activations of each GEMM
   */
  public static Layer fp8PerTensor(Tensor... biases) {
    return layer(
        List.of(
            tensor("w13_weight", F8_E4M3, E, GATE_UP, H),
            tensor("w2_weight", F8_E4M3, E, H, I),
            tensor("w13_weight_scale", F32, E),
            tensor("w2_weight_scale", F32, E)),
        inputScales(),
        biases);
  }

  /**
   * mxfp8: groups of 32.
   *
   * @return weights and scales
   */
  public static Layer mxfp8() {
    return Layer.of(
        List.of(
            tensor("w13_weight", F8_E4M3, E, GATE_UP, H),
            tensor("w2_weight", F8_E4M3, E, H, I),
            tensor("w13_weight_scale", U8, E, GATE_UP, H / 32),
            tensor("w2_weight_scale", U8, E, H, I / 32)));
  }

  /**
   * fp8 or int8 with a scale for each output channel.
   *
   * @param dtype of the weights
   * @return weights and scales
   */
  public static Layer perChannel(TensorType dtype) {
    return Layer.of(
        List.of(
            tensor("w13_weight", dtype, E, GATE_UP, H),
            tensor("w2_weight", dtype, E, H, I),
            tensor("w13_weight_scale", F32, E, GATE_UP, 1),
            tensor("w2_weight_scale", F32, E, H, 1)));
  }

  /**
   * int8, quantized while the weights were loaded: vLLM's {@code experts_int8}.
   *
   * @return weights and a scale for each output channel
   */
  public static Layer expertsInt8() {
    return Layer.of(
        List.of(
            tensor("w13_weight", I8, E, GATE_UP, H),
            tensor("w2_weight", I8, E, H, I),
            tensor("w13_scale", F32, E, GATE_UP),
            tensor("w2_scale", F32, E, H)));
  }

  /**
   * int8 in groups, symmetric.
   *
   * @param group values along K that share a scale
   * @return weights and scales
   */
  public static Layer int8Groups(int group) {
    return Layer.of(
        List.of(
            tensor("w13_qweight", I8, E, GATE_UP, H),
            tensor("w2_qweight", I8, E, H, I),
            tensor("w13_scales", F16, E, GATE_UP, H / group),
            tensor("w2_scales", F16, E, H, I / group)));
  }

  /**
   * int4 in groups, asymmetric, in the layout of vLLM's Triton kernel.
   *
   * @param group values along K that share a scale and a zero point
   * @return packed weights, scales, and zero points that are packed along N
   */
  public static Layer int4Groups(int group) {
    return Layer.of(
        List.of(
            tensor("w13_qweight", U8, E, GATE_UP, H / PACKED),
            tensor("w2_qweight", U8, E, H, I / PACKED),
            tensor("w13_scales", F16, E, GATE_UP, H / group),
            tensor("w2_scales", F16, E, H, I / group),
            tensor("w13_qzeros", U8, E, GATE_UP / PACKED, H / group),
            tensor("w2_qzeros", U8, E, H / PACKED, I / group)));
  }

  /**
   * int4 in groups of 128 whose scales are fp8, as vLLM makes them for fp8 activations.
   *
   * @return packed weights, scales, and a scale on top for each output channel
   */
  public static Layer int4OfFp8Groups() {
    return Layer.of(
        List.of(
            tensor("w13_weight_packed", I32, E, GATE_UP, H / 8),
            tensor("w2_weight_packed", I32, E, H, I / 8),
            tensor("w13_weight_scale", F8_E4M3, E, GATE_UP, H / 128),
            tensor("w2_weight_scale", F8_E4M3, E, H, I / 128),
            tensor("w13_weight_chan_scale", F32, E, GATE_UP, 1),
            tensor("w2_weight_chan_scale", F32, E, H, 1)));
  }

  /**
   * mxfp4: groups of 32.
   *
   * @param biases tensors to add, if any
   * @return packed weights and scales, then these
   */
  public static Layer mxfp4(Tensor... biases) {
    return layer(mxfp4Weights(), biases);
  }

  /**
   * mxfp4 with static scales for activations in fp8.
   *
   * @return packed weights, scales, one scale for the activations of each GEMM, and biases
   */
  public static Layer mxfp4OnFp8() {
    return layer(mxfp4Weights(), inputScales(), biases());
  }

  private static List<Tensor> mxfp4Weights() {
    return List.of(
        tensor("w13_weight", U8, E, GATE_UP, H / PACKED),
        tensor("w2_weight", U8, E, H, I / PACKED),
        tensor("w13_weight_scale", U8, E, GATE_UP, H / 32),
        tensor("w2_weight_scale", U8, E, H, I / 32));
  }

  private static Tensor[] inputScales() {
    return new Tensor[] {tensor("w13_input_scale", F32), tensor("w2_input_scale", F32)};
  }

  /**
   * The biases of both projections.
   *
   * @return w13's and w2's
   */
  public static Tensor[] biases() {
    return new Tensor[] {tensor("w13_bias", BF16, E, GATE_UP), tensor("w2_bias", BF16, E, H)};
  }

  /**
   * nvfp4: groups of 16, and scales for each expert on top.
   *
   * @return packed weights, the scales of both levels, and those of the activations
   */
  public static Layer nvfp4() {
    return nvfp4(tensor("w13_input_scale", F32, E), tensor("w2_input_scale", F32, E));
  }

  /**
   * nvfp4 without anything for the activations.
   *
   * @return packed weights and the scales of both levels
   */
  public static Layer nvfp4Weights() {
    return nvfp4(new Tensor[0]);
  }

  private static Layer nvfp4(Tensor... inputScales) {
    return layer(
        List.of(
            tensor("w13_weight", U8, E, GATE_UP, H / PACKED),
            tensor("w2_weight", U8, E, H, I / PACKED),
            tensor("w13_weight_scale", F8_E4M3, E, GATE_UP, H / 16),
            tensor("w2_weight_scale", F8_E4M3, E, H, I / 16),
            tensor("w13_weight_scale_2", F32, E),
            tensor("w2_weight_scale_2", F32, E)),
        inputScales);
  }

  private static Layer layer(List<Tensor> weights, Tensor[]... more) {
    return Layer.of(Stream.concat(weights.stream(), Stream.of(more).flatMap(Stream::of)).toList());
  }

  private static Tensor tensor(String name, TensorType dtype, Integer... shape) {
    List<Integer> sizes = List.of(shape);
    int bytes = Math.toIntExact(Tensor.bytes(dtype, sizes));
    ByteBuffer data = ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; data.hasRemaining(); i++) {
      if (dtype.equals(F32)) {
        data.putFloat((1 + i % 8) / 1024f);
      } else if (dtype.equals(BF16)) {
        data.putShort((short) (Float.floatToIntBits((1 + i % 8) / 1024f) >>> 16));
      } else {
        data.put((byte) (i % 60)); // finite in each dtype here
      }
    }
    return new Tensor(name, dtype, sizes, data.flip());
  }
}

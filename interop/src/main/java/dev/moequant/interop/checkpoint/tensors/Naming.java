package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.TensorRole;
import java.util.List;
import java.util.Set;

/**
 * How the tensors of an expert's matrix are called, by whoever writes them: the names that vLLM's
 * loaders look for ({@code create_weights} of the methods in {@code quantization/}, and {@code
 * make_expert_params_mapping} of {@code fused_moe/layer.py}; b6ff8a2f5).
 */
enum Naming {
  /** DeepSeek's fp8, and what is not quantized. */
  FP8,
  /** llm-compressor. */
  COMPRESSED_TENSORS,
  /** AutoAWQ: K in front of N. */
  AWQ,
  /** GPTQModel: K in front of N. */
  GPTQ,
  /** NVIDIA's ModelOpt. */
  MODELOPT,
  /** AMD's Quark, and gpt-oss. */
  QUARK,
  /** mxfp4 of one expert in one tensor, which is named as Quark names it. */
  MXFP4;

  private static final Set<String> WEIGHTS = Set.of("weight", "weight_packed", "qweight");

  /** Who writes a scheme under the name of a method. */
  static Naming of(String quantMethod, SchemeSpec scheme) {
    if (!scheme.resolved().weights().isQuantized()) {
      return FP8;
    }
    if (quantMethod.startsWith("modelopt")) {
      return MODELOPT;
    }
    return switch (quantMethod) {
      case "compressed-tensors" -> COMPRESSED_TENSORS;
      case "awq", "awq_marlin" -> AWQ;
      case "gptq", "gptq_marlin" -> GPTQ;
      case "quark", "gpt_oss_mxfp4" -> QUARK;
      case "mxfp4" -> MXFP4;
      // ModelOpt leaves the method of what it quantized again.
      default -> scheme.resolved().weights().dtype() == DType.NVFP4 ? MODELOPT : FP8;
    };
  }

  boolean isColumnsFirst() {
    return this == AWQ || this == GPTQ;
  }

  /** Whether a name is that of a matrix in some naming, whatever it is stored as. */
  static boolean isWeight(String name) {
    return WEIGHTS.contains(name);
  }

  static Set<String> weightNames() {
    return WEIGHTS;
  }

  /** What follows the matrix in a name; the first is the usual one. */
  List<String> names(TensorRole role, QuantKey weights) {
    return switch (role) {
      case WEIGHT -> List.of(weight(weights));
      case WEIGHT_SCALE -> scales(weights);
      case WEIGHT_GLOBAL_SCALE ->
          List.of(this == COMPRESSED_TENSORS ? "weight_global_scale" : "weight_scale_2");
      case INPUT_GLOBAL_SCALE ->
          List.of(this == COMPRESSED_TENSORS ? "input_global_scale" : "input_scale");
      case WEIGHT_ZERO_POINT -> List.of(isColumnsFirst() ? "qzeros" : "weight_zero_point");
      case WEIGHT_CHAN_SCALE, INPUT_SCALE, BIAS -> List.of(role.vllmName());
    };
  }

  private String weight(QuantKey weights) {
    if (isColumnsFirst()) {
      return "qweight";
    }
    boolean isPacked =
        switch (weights.dtype()) {
          case INT4, NVFP4, MXFP4 -> true;
          case INT8 -> isWeightOnly(weights);
          default -> false;
        };
    return this == COMPRESSED_TENSORS && isPacked ? "weight_packed" : "weight";
  }

  /** int8 with activations has float32 scales, without them those of the model. */
  static boolean isWeightOnly(QuantKey weights) {
    return weights.scaleDtypes().equals(QuantKey.MODEL_DTYPES);
  }

  private List<String> scales(QuantKey weights) {
    if (isColumnsFirst()) {
      return List.of("scales");
    }
    if (this != FP8) {
      return List.of("weight_scale");
    }
    return switch (weights.dtype()) {
      // DeepSeek-V4's files have .scale for experts of either kind.
      case MXFP4 -> List.of("scale", "weight_scale", "weight_scale_inv");
      default ->
          weights.granularity() == Granularity.BLOCK
              ? List.of("weight_scale_inv", "scale")
              : List.of("weight_scale");
    };
  }
}

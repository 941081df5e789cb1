package dev.moequant.kernels;

import static dev.moequant.kernels.Quantity.Kind.FLAG;
import static dev.moequant.kernels.Quantity.Kind.INTEGER;
import static dev.moequant.kernels.Quantity.Kind.NUMBER;
import static dev.moequant.kernels.Quantity.Kind.PAIR_OF_KEYS;
import static dev.moequant.kernels.Quantity.Kind.SHAPE;
import static dev.moequant.kernels.Quantity.Kind.TEXT;
import static dev.moequant.kernels.Quantity.Missing.NONE;
import static dev.moequant.kernels.Quantity.Missing.OPEN;

import java.util.List;

/** What kernels are asked about: the arguments of vLLM's configs, and where a layer shall run. */
public enum Quantity {
  /** cuda, rocm, xpu, cpu. */
  PLATFORM("platform", TEXT, NONE, Check.DEVICE),
  /** 9.0 and the like. */
  CAPABILITY("compute capability", NUMBER, NONE, Check.DEVICE),
  /** Ten times the integer part of the compute capability. */
  FAMILY("compute capability family", INTEGER, NONE, Check.DEVICE),
  /** gfx942 and the like. */
  GFX("gfx name", TEXT, NONE, Check.DEVICE),
  /** An optional package. */
  PACKAGE("package", FLAG, NONE, Check.PACKAGE),
  /** An environment variable. */
  ENVIRONMENT("environment variable", TEXT, NONE, Check.ENVIRONMENT),
  /** The activation function. */
  ACTIVATION("activation", TEXT, NONE, Check.ACTIVATION),
  /** Whether there is a gate. */
  IS_ACT_AND_MUL("a gate", FLAG, NONE, Check.GATING),
  /** How weights and activations are quantized. */
  PAIR("pair of quantization keys", PAIR_OF_KEYS, NONE, Check.PAIR),
  /** How many tensor parallel ranks there are. */
  TP_SIZE("tp", INTEGER, OPEN, Check.PARALLEL),
  /** How many expert parallel ranks there are. */
  EP_SIZE("expert-parallel ranks", INTEGER, NONE, Check.PARALLEL),
  /** Whether experts are distributed. */
  USE_EP("expertParallel = true", FLAG, NONE, Check.PARALLEL),
  /** How many data parallel ranks there are. */
  DP_SIZE("dp", INTEGER, NONE, Check.PARALLEL),
  /** Expert load balancing. */
  ENABLE_EPLB("eplb = true", FLAG, NONE, Check.PARALLEL),
  /** Sequence parallelism. */
  IS_SEQUENCE_PARALLEL("sequence parallelism", FLAG, NONE, Check.PARALLEL),
  /** none where no all2all kernels are in use. */
  ALL2ALL_BACKEND("all2all", TEXT, NONE, Check.PARALLEL),
  /** How tokens are routed. */
  ROUTING_METHOD("routing", TEXT, OPEN, Check.ROUTING),
  /** The dtype of the router's logits. */
  ROUTER_LOGITS_DTYPE("routerLogitsDtype", TEXT, OPEN, Check.ROUTER_LOGITS_DTYPE),
  /** H. */
  HIDDEN_DIM("hiddenDim", INTEGER, OPEN, Check.HIDDEN_SIZE),
  /** standard or batched. */
  ACTIVATION_FORMAT("activationFormat", TEXT, NONE, Check.ACTIVATION_FORMAT),
  /** LoRA adapters. */
  IS_LORA_ENABLED("LoRA adapters", FLAG, NONE, Check.LORA),
  /** I on one rank. */
  INTERMEDIATE_SIZE_PER_PARTITION(
      "intermediateSize per rank", INTEGER, OPEN, Check.INTERMEDIATE_SIZE),
  /** E, on all ranks. */
  NUM_EXPERTS("numExperts", INTEGER, OPEN, Check.NUM_EXPERTS),
  /** E on one rank. */
  NUM_LOCAL_EXPERTS("numExperts per rank", INTEGER, OPEN, Check.NUM_EXPERTS),
  /** How many experts a token is sent to. */
  EXPERTS_PER_TOKEN("expertsPerToken", INTEGER, OPEN, Check.EXPERTS_PER_TOKEN),
  /** What the model computes in. */
  IN_DTYPE("inDtype", TEXT, NONE, Check.IN_DTYPE),
  /** Biases of the experts. */
  HAS_BIAS("biases", FLAG, NONE, Check.BIAS),
  /** The dtype of the biases. */
  BIAS_DTYPE("bias dtype", TEXT, OPEN, Check.BIAS),
  /** Whether the checkpoint may hold biases. */
  MAY_HAVE_BIAS("biases", FLAG, NONE, Check.BIAS),
  /** The clamp of SwiGLU. */
  SWIGLU_LIMIT("swigluLimit", NUMBER, NONE, Check.ACTIVATION_CONSTANTS),
  /** The factor in SwiGLU's sigmoid. */
  SWIGLU_ALPHA("gemm1Alpha", NUMBER, NONE, Check.ACTIVATION_CONSTANTS),
  /** What is added to SwiGLU's linear half. */
  SWIGLU_BETA("gemm1Beta", NUMBER, NONE, Check.ACTIVATION_CONSTANTS),
  /** A constant of SiTU. */
  SITU_BETA("situBeta", NUMBER, NONE, Check.ACTIVATION_CONSTANTS),
  /** Another. */
  SITU_LINEAR_BETA("situLinearBeta", NUMBER, NONE, Check.ACTIVATION_CONSTANTS),
  /** Whether router weights are applied before the first GEMM. */
  APPLY_ROUTER_WEIGHT_ON_INPUT("routerWeightOnInput = true", FLAG, NONE, Check.ROUTER_WEIGHT),
  /** How many values along K share a scale; -1 for all of them. */
  GROUP_SIZE("groupSize", INTEGER, OPEN, Check.QUANTIZATION),
  /** block_n and block_k. */
  BLOCK_SHAPE("blockShape", SHAPE, OPEN, Check.QUANTIZATION),
  /** GPTQ's desc_act. */
  ACT_ORDER("actOrder", FLAG, NONE, Check.QUANTIZATION),
  /** What compressed-tensors writes for it. */
  ACTORDER("actOrder", TEXT, NONE, Check.QUANTIZATION),
  /** Zero points of the weights. */
  ZERO_POINTS("zero points", FLAG, NONE, Check.QUANTIZATION),
  /** Whether the checkpoint may hold zero points. */
  MAY_HAVE_ZERO_POINTS("zero points", FLAG, NONE, Check.QUANTIZATION),
  /** The activation key that was asked for beside the method's own. */
  REQUESTED_ACTIVATION_KEY("activation key", TEXT, NONE, Check.QUANTIZATION),
  /** What vLLM's config says of the activations. */
  QUANT_DTYPE("dtype of quantized activations", TEXT, OPEN, Check.QUANTIZATION),
  /** What vLLM's config says of the weights. */
  WEIGHT_DTYPE("weight dtype", TEXT, OPEN, Check.QUANTIZATION),
  /** The dtype of the weights' scales. */
  WEIGHT_SCALE_DTYPE("weight scale dtype", TEXT, OPEN, Check.QUANTIZATION),
  /** How many weights of w1 share a scale. */
  W1_SCALE_SHAPE("shape of w1Scale", TEXT, OPEN, Check.QUANTIZATION),
  /** Scales of output channels beside those of groups. */
  WEIGHT_CHANNEL_SCALE("weight channel scales", FLAG, OPEN, Check.QUANTIZATION),
  /** Static scales of the activations. */
  INPUT_SCALES("static input scales", FLAG, OPEN, Check.QUANTIZATION),
  /** A scale of the activations in the config. */
  ACTIVATION_SCALE("an activation scale", FLAG, OPEN, Check.QUANTIZATION),
  /** A static one. */
  ACTIVATION_SCALE_STATIC("static activation scales", FLAG, OPEN, Check.QUANTIZATION),
  /** How many activations share a scale. */
  ACTIVATION_GRANULARITY("activation granularity", TEXT, OPEN, Check.QUANTIZATION),
  /** Whether activation scales are per token. */
  PER_TOKEN_ACTIVATION("activation scales per token", FLAG, OPEN, Check.QUANTIZATION),
  /** The OCP-MX name of the scheme. */
  OCP_MX_SCHEME("an OCP-MX scheme", TEXT, OPEN, Check.QUANTIZATION),
  /** What wrote the checkpoint of a WNA16 scheme. */
  CHECKPOINT("checkpoint format", TEXT, NONE, Check.CHECKPOINT),
  /** Whether vLLM's method lets its CUTLASS kernels be chosen. */
  ALLOW_VLLM_CUTLASS("vLLM's CUTLASS kernels", FLAG, NONE, Check.QUANTIZATION),
  /** Whether zentorch runs the CPU kernels. */
  ZENTORCH("zentorch", FLAG, NONE, Check.PACKAGE),
  /** The backend that was chosen. */
  BACKEND("backend", TEXT, OPEN, Check.QUANTIZATION);

  /** What its values are. */
  enum Kind {
    INTEGER,
    NUMBER,
    TEXT,
    FLAG,
    SHAPE,
    PAIR_OF_KEYS
  }

  /** What it means that a question does not say it. */
  enum Missing {
    /** There is none. */
    NONE,
    /** Nobody knows: rows about it are not judged. */
    OPEN
  }

  private final String words;
  private final Kind kind;
  private final Missing missing;
  private final Check check;

  Quantity(String words, Kind kind, Missing missing, Check check) {
    this.words = words;
    this.kind = kind;
    this.missing = missing;
    this.check = check;
  }

  /**
   * How messages name it: the member of an annotation where there is one, else in words.
   *
   * @return for example {@code hiddenDim}
   */
  public String words() {
    return words;
  }

  /**
   * The check that it belongs to.
   *
   * @return what a row about it checks
   */
  public Check check() {
    return check;
  }

  /**
   * Whether a value is one of this quantity.
   *
   * @param value from a file or a program
   * @return false for a value of another type
   */
  public boolean takes(Object value) {
    return switch (kind) {
      case INTEGER -> value instanceof Integer;
      case NUMBER -> value instanceof Number;
      case TEXT -> value instanceof String;
      case FLAG -> value instanceof Boolean;
      case SHAPE ->
          value instanceof List<?> sizes
              && sizes.size() == 2
              && sizes.get(0) instanceof Integer
              && sizes.get(1) instanceof Integer;
      case PAIR_OF_KEYS -> value instanceof KernelPair;
    };
  }

  boolean isFlag() {
    return kind == FLAG;
  }

  /** Whether a question that does not say it leaves rows about it open. */
  boolean isOpenWhenMissing() {
    return missing == OPEN;
  }
}

package dev.moequant.scheme;

import java.util.ArrayList;
import java.util.List;

/** A sound scheme in a few words, for javadoc and reports. */
public final class SchemeFormatter {
  private SchemeFormatter() {}

  /**
   * Says what a scheme means.
   *
   * @param scheme a scheme without errors
   * @return one line each for weights, activations and, where there are any, extras
   */
  public static List<String> of(SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    List<String> words = new ArrayList<>();
    words.add("weights: " + operand(resolved.weights(), true));
    String source = scheme.activations().dynamic() ? "from each batch" : "from the checkpoint";
    words.add(
        "activations: "
            + operand(resolved.activations(), false)
            + (resolved.activations().isQuantized() ? ", " + source : ""));
    if (scheme.weights().zeroPoints()) {
      words.add("zero points for the weights");
    }
    if (scheme.precisionConfig()) {
      words.add("weight scales in PrecisionConfig objects");
    }
    if (scheme.bias()) {
      words.add("biases for both projections");
    }
    return List.copyOf(words);
  }

  private static String operand(OperandSpec operand, boolean ofWeights) {
    return operand.isQuantized()
        ? operand.dtype().vllmName() + scale(operand, ofWeights)
        : "not quantized";
  }

  private static String scale(OperandSpec operand, boolean ofWeights) {
    int group = operand.dtype().groupSize();
    if (group > 0) {
      return ", one scale per " + group + " values along K";
    }
    if (ofWeights && operand.isPerOutputChannel()) {
      return ", one scale per output channel";
    }
    return switch (operand.granularity()) {
      // What vLLM's kernels take a scale for that nobody described.
      case NONE, PER_TENSOR -> ofWeights ? ", one scale per expert" : ", one scale per tensor";
      case PER_TOKEN -> ", one scale per token";
      case PER_CHANNEL -> ", one scale per output channel";
      case GROUP, BLOCK -> operand.groupShape().map(shape -> grouped(shape, ofWeights)).orElse("");
    };
  }

  private static String grouped(BlockShape shape, boolean weights) {
    return weights && shape.rows() > 1
        ? ", one scale per block of " + shape.rows() + " x " + shape.cols()
        : ", one scale per " + shape.cols() + " values along K";
  }
}

package dev.moequant.spec;

import java.util.ArrayList;
import java.util.List;

/** A sound scheme in a few words, for javadoc and reports. */
public final class SchemeWords {
  private SchemeWords() {}

  /**
   * Says what a scheme means.
   *
   * @param scheme a scheme without errors
   * @return one line each for weights, activations and, where there are any, extras
   */
  public static List<String> of(SchemeSpec scheme) {
    ResolvedScheme resolved = scheme.resolved();
    List<String> words = new ArrayList<>();
    words.add("weights: " + operand(resolved.weights(), "output channel"));
    String source = scheme.activations().dynamic() ? "from each batch" : "from the checkpoint";
    words.add(
        "activations: "
            + operand(resolved.activations(), "token")
            + (resolved.activations().isQuantized() ? ", " + source : ""));
    if (scheme.weights().zeroPoints()) {
      words.add("zero points for the weights");
    }
    if (scheme.bias()) {
      words.add("biases for both projections");
    }
    return List.copyOf(words);
  }

  private static String operand(OperandSpec operand, String row) {
    if (!operand.isQuantized()) {
      return "not quantized";
    }
    return operand.dtype().vllmName() + scale(operand, row);
  }

  private static String scale(OperandSpec operand, String row) {
    boolean weights = row.equals("output channel");
    return switch (operand.granularity()) {
      case NONE -> "";
      case PER_TENSOR -> weights ? ", one scale per expert" : ", one scale per tensor";
      case PER_TOKEN, PER_CHANNEL -> ", one scale per " + row;
      case GROUP, BLOCK -> operand.groupShape().map(shape -> grouped(shape, weights)).orElse("");
    };
  }

  private static String grouped(BlockShape shape, boolean weights) {
    return weights && shape.rows() > 1
        ? ", one scale per block of " + shape.rows() + " x " + shape.cols()
        : ", one scale per " + shape.cols() + " values along K";
  }
}

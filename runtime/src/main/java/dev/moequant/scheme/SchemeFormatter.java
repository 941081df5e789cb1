package dev.moequant.scheme;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A sound scheme in a few words, for javadoc and reports. */
public final class SchemeFormatter {
  private static final Set<SchemeMember> IN_WORDS =
      Set.of(SchemeMember.BIAS, SchemeMember.PRECISION_CONFIG);

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
    words.add("weights: " + operand(resolved.weights(), Operand.WEIGHTS));
    String source = scheme.activations().dynamic() ? "from each batch" : "from the checkpoint";
    words.add(
        "activations: "
            + operand(resolved.activations(), Operand.ACTIVATIONS)
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
    scheme.extras().members().stream()
        .filter(member -> !member.isDefault() && !IN_WORDS.containsAll(member.places()))
        .map(Member::toString)
        .forEach(words::add);
    return List.copyOf(words);
  }

  private static String operand(QuantKey key, Operand operand) {
    return key.isQuantized()
        ? key.dtype().vllmName() + ", one scale per " + shared(key, operand)
        : "not quantized";
  }

  private static String shared(QuantKey key, Operand operand) {
    return switch (key.granularity()) {
      case NONE, PER_TENSOR -> operand == Operand.WEIGHTS ? "expert" : "tensor";
      case PER_TOKEN -> "token";
      case PER_CHANNEL -> "output channel";
      case GROUP, BLOCK -> key.group().map(group -> grouped(group, operand)).orElseThrow();
    };
  }

  private static String grouped(BlockShape group, Operand operand) {
    return operand == Operand.WEIGHTS && group.rows() > 1
        ? "block of " + group.rows() + " x " + group.cols()
        : group.cols() + " values along K";
  }
}

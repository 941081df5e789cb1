package dev.moequant.internal.rules;

import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.QuantKeyEntry;
import java.util.List;
import java.util.Optional;

/**
 * vLLM's quantization keys in plain words.
 *
 * @param keys those of a revision
 */
record PairWords(List<QuantKeyEntry> keys) {
  private static final String ANY = "*";

  /** {@code fp8 weights in blocks of 128x128 with fp8 activations in groups of 128}. */
  String of(KernelPair pair) {
    return of(pair.weightKey(), "weights") + " with " + of(pair.activationKey(), "activations");
  }

  private String of(String key, String noun) {
    return switch (key) {
      case KernelPair.NONE -> "unquantized " + noun;
      case ANY -> "any " + noun;
      default -> find(key).map(entry -> of(entry, noun)).orElseGet(() -> noun + " of " + key);
    };
  }

  private Optional<QuantKeyEntry> find(String name) {
    return keys.stream().filter(entry -> entry.name().equals(name)).findFirst();
  }

  private static String of(QuantKeyEntry entry, String noun) {
    boolean isOfCheckpoint = noun.equals("weights");
    return (entry.isStatic() && !isOfCheckpoint ? "static " : "")
        + dtype(entry)
        + " "
        + noun
        + granularity(entry)
        + (entry.isSymmetric() ? "" : " and zero points");
  }

  private static String dtype(QuantKeyEntry entry) {
    String dtype = entry.dtype().replaceFirst("^((fp|int)[468](_e\\dm\\d)?).*", "$1");
    return switch (entry.granularity()) {
      case "mx_group" -> "mx" + dtype.replace("fp4_e2m1", "fp4");
      case "nv_group" -> "nvfp4";
      default -> dtype;
    };
  }

  private static String granularity(QuantKeyEntry entry) {
    return switch (entry.granularity()) {
      case "per_tensor" -> " per tensor";
      case "per_token" -> " per token";
      case "per_channel" -> " per output channel";
      case "group" -> " in groups of " + entry.cols();
      case "group_any" -> " in groups";
      case "block" -> " in blocks of %dx%d".formatted(entry.rows(), entry.cols());
      default -> "";
    };
  }
}

package dev.moequant.interop.checkpoint;

import java.util.Optional;

/** What a quantization method says of the experts of each layer. */
interface QuantMethod {
  /**
   * How the experts of a layer are quantized.
   *
   * @param modules the names that they may have
   * @return empty where the method cannot be read; its findings have been noted
   */
  default Optional<ExpertScheme> experts(ExpertModules modules) {
    return ignored().find(modules).map(ExpertScheme::unquantized).or(() -> notIgnored(modules));
  }

  /** The same of experts that are not on the ignore list. */
  Optional<ExpertScheme> notIgnored(ExpertModules modules);

  /** Whether other modules than the experts are quantized otherwise, if at all. */
  default boolean isOfExpertsOnly() {
    return false;
  }

  /** The modules that are not quantized. */
  default IgnoreList ignored() {
    return IgnoreList.NONE;
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.List;
import java.util.Optional;

/**
 * Which scheme a group of compressed-tensors is, in the order in which vLLM asks (vLLM: {@code
 * get_moe_method}, {@code compressed_tensors/compressed_tensors_moe.py}; b6ff8a2f5).
 */
final class GroupSchemes {
  private final QuantArgs weights;
  private final Optional<QuantArgs> activations;

  private GroupSchemes(QuantArgs weights, Optional<QuantArgs> activations) {
    this.weights = weights;
    this.activations = activations;
  }

  /** Empty where vLLM has no experts of such a group. */
  static Optional<SchemeSpec> of(QuantArgs weights, Optional<QuantArgs> activations) {
    return new GroupSchemes(weights, activations).scheme();
  }

  private Optional<SchemeSpec> scheme() {
    if (weights.is(4, true)) {
      return fp4();
    }
    if (weights.is(8, true)) {
      return fp8();
    }
    if (weights.is(8, false) || weights.is(4, false)) {
      return activations.isEmpty() ? weightsOnly() : integers(activations.get());
    }
    return Optional.empty();
  }

  private Optional<SchemeSpec> fp4() {
    boolean isNvfp4 = weights.isInGroupsOf(16) && !weights.isExactly("group");
    boolean isMxfp4 = weights.isInGroupsOf(32) && !weights.isExactly("tensor_group");
    if (!weights.isSymmetric() || (!isNvfp4 && !isMxfp4)) {
      return Optional.empty();
    }
    if (activations.isEmpty()) {
      return Optional.of(isNvfp4 ? SchemeSpec.nvfp4W4A16() : SchemeSpec.mxfp4W4A16());
    }
    QuantArgs inputs = activations.get();
    if (isNvfp4) {
      return inputs.is(4, true) && inputs.isInGroupsOf(16)
          ? Optional.of(SchemeSpec.nvfp4W4A4())
          : Optional.empty();
    }
    if (inputs.is(4, true) && inputs.isInGroupsOf(32)) {
      return Optional.of(SchemeSpec.mxfp4W4A4());
    }
    if (!inputs.is(8, true)) {
      return Optional.empty();
    }
    return inputs.isInGroupsOf(32)
        ? Optional.of(SchemeSpec.mxfp4Mxfp8())
        : inputs.isOf("tensor") && !inputs.isDynamic()
            ? Optional.of(SchemeSpec.mxfp4W4A8())
            : Optional.empty();
  }

  private Optional<SchemeSpec> fp8() {
    if (!weights.isSymmetric()) {
      return Optional.empty();
    }
    boolean isMx =
        weights.isInGroupsOf(32) && (weights.hasScalesOf("uint8") || weights.hasScalesOf("e8m0"));
    if (isMx) {
      return activations.filter(inputs -> inputs.is(8, true)).map(found -> SchemeSpec.mxfp8W8A8());
    }
    return activations.isEmpty() ? fp8WeightsOnly() : fp8(activations.get());
  }

  private Optional<SchemeSpec> fp8WeightsOnly() {
    if (weights.isExactly("block")) {
      return Optional.of(SchemeSpec.fp8W8A16().withBlockShape(block()));
    }
    boolean isChannel = weights.isExactly("channel");
    return isChannel || weights.isOf("tensor")
        ? Optional.of(SchemeSpec.fp8W8A16().withPerOutCh(isChannel))
        : Optional.empty();
  }

  private Optional<SchemeSpec> fp8(QuantArgs inputs) {
    if (!inputs.is(8, true)) {
      return Optional.empty();
    }
    boolean isStatic = !inputs.isDynamic();
    if (weights.isExactly("block")) {
      return Optional.of(
          SchemeSpec.fp8W8A8()
              .withBlockShape(block())
              .withPerActToken(inputs.isExactly("token"))
              .withStaticActivations(isStatic));
    }
    boolean isChannel = weights.isExactly("channel");
    boolean isToken = inputs.isExactly("token");
    return (isChannel || weights.isOf("tensor")) && (isToken || inputs.isOf("tensor"))
        ? Optional.of(
            SchemeSpec.fp8W8A8()
                .withPerOutCh(isChannel)
                .withPerActToken(isToken)
                .withStaticActivations(isStatic))
        : Optional.empty();
  }

  private Integer[] block() {
    return weights.block().toArray(Integer[]::new);
  }

  private Optional<SchemeSpec> weightsOnly() {
    Wna16Spec scheme = weights.bits() == 4 ? SchemeSpec.int4W4A16() : SchemeSpec.int8W8A16();
    boolean isInGroups = weights.groupSize() > 0;
    return isInGroups || weights.isExactly("channel")
        ? Optional.of(
            scheme
                .withGroupSize(isInGroups ? weights.groupSize() : Wna16Spec.PER_OUTPUT_CHANNEL)
                .withZeroPoints(!weights.isSymmetric())
                .withActOrder(weights.actOrder()))
        : Optional.empty();
  }

  private Optional<SchemeSpec> integers(QuantArgs inputs) {
    if (inputs.is(8, true) && inputs.isDynamic() && inputs.isExactly("token")) {
      return weights.bits() == 4 && weights.groupSize() > 0 && weights.isSymmetric()
          ? Optional.of(SchemeSpec.int4W4A8().withGroupSize(weights.groupSize()))
          : Optional.empty();
    }
    boolean isInt8 = weights.bits() == 8 && inputs.is(8, false) && weights.isSymmetric();
    boolean isToken = inputs.isExactly("token");
    return isInt8
            && (isToken
                ? weights.isExactly("channel")
                : weights.isOf("tensor") && inputs.isOf("tensor"))
        ? Optional.of(
            SchemeSpec.int8W8A8()
                .withPerActToken(isToken)
                .withStaticActivations(!inputs.isDynamic()))
        : Optional.empty();
  }

  /** For a message. */
  static String inWords(QuantArgs weights, Optional<QuantArgs> activations) {
    return "weights "
        + weights
        + ", activations "
        + activations.map(QuantArgs::toString).orElse("not quantized");
  }

  /** Formats of files that vLLM's methods of experts read. */
  static final List<String> FORMATS =
      List.of(
          "pack-quantized",
          "int-quantized",
          "float-quantized",
          "naive-quantized",
          "nvfp4-pack-quantized",
          "mxfp4-pack-quantized",
          "mxfp8-quantized",
          "mixed-precision",
          "dense");
}

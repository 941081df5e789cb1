package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.DeploymentWords.atLayer;

import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.LayerSpec;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * 412: layers beside the routed experts, quantized as these are. vLLM splits them over tp only,
 * whether experts are split or dealt out, and no method of linear layers halves a group.
 *
 * @param member how {@code @MoELayer} calls their size
 * @param noun how a text calls them
 * @param size theirs, 0 where it is not known
 */
record OtherLayer(String member, String noun, ToIntFunction<LayerSpec> size) {
  Stream<Case.Draft<DeployedLayer>> cases() {
    return Stream.of(
        atLayer(member)
            .when(s -> s.isAlone() && !fits(s, 1))
            .says(
                "%s = %s is not divisible by %s: %s could not be quantized as the routed experts are",
                s -> member, this::whole, s -> divisor(s, 1), s -> noun)
            .help(
                "give the size in the model's config.json, or leave it out if they are not quantized"
                    + " as the routed experts are"),
        atLayer(member)
            .when(s -> !s.isAlone() && fits(s, 1) && !fits(s, s.deployment().tp()))
            .says(
                "%s%s / tp = %s / %s%s: %s are split over tp, whether routed experts are or not",
                DeploymentWords::where,
                s -> member,
                this::whole,
                s -> s.deployment().tp(),
                s -> misfit(s, s.deployment().tp()),
                s -> noun)
            .help(
                "tp that fit them: %s; or more dp beside a smaller tp",
                s -> DeploymentWords.sizesThat(tp -> fits(s, tp))));
  }

  private int whole(DeployedLayer s) {
    return size.applyAsInt(s.layer());
  }

  private boolean fits(DeployedLayer s, int tp) {
    return Sharding.of(s).fitsOtherLayer(whole(s), tp);
  }

  private String misfit(DeployedLayer s, int tp) {
    return Sharding.isUneven(whole(s), tp)
        ? " is not a whole number"
        : " = " + whole(s) / tp + " is not divisible by " + divisor(s, tp);
  }

  private String divisor(DeployedLayer s, int tp) {
    Sharding sharding = Sharding.of(s);
    int part = whole(s) / tp;
    if (sharding.cutsBlockN(part)) {
      return "weight quantization block_n = " + sharding.blockN();
    }
    if (sharding.cutsBlockK(part, tp > 1)) {
      return "weight quantization block_k = " + sharding.blockK();
    }
    return sharding.cutsFormatGroup(part)
        ? DeploymentWords.formatGroup(s)
        : "groupSize = " + sharding.group();
  }
}

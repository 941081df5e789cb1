package dev.moequant.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.Fp8W8A8Spec;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SchemeWords;
import dev.moequant.spec.WeightSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** All combinations of the small members: whatever the rules say, they say it without failing. */
class EverySchemeTest {
  private static final List<List<Integer>> SHAPES =
      List.of(
          List.of(),
          List.of(128),
          List.of(128, 128),
          List.of(1, 128),
          List.of(0, 128),
          List.of(0, 0),
          List.of(1, -1),
          List.of(-1, -1),
          List.of(-1, 1),
          List.of(128, 128, 1));

  @Test
  void everyFp8W8A8IsSoundOrExplained() {
    List<SchemeSpec> sound = new ArrayList<>();
    for (List<Integer> shape : SHAPES) {
      for (int flags = 0; flags < 8; flags++) {
        SchemeSpec scheme =
            new Fp8W8A8Spec((flags & 1) != 0, (flags & 2) != 0, shape, (flags & 4) != 0);
        if (isSound(scheme)) {
          sound.add(scheme);
        }
      }
    }
    // Four pairs of flags less static per-token, and two blocks that are not static.
    assertThat(sound).hasSize(4 + 2 + 2);
  }

  @Test
  void everyQuantSchemeIsSoundOrExplained() {
    int[] sound = {0};
    forEachActivation(
        a ->
            forEachWeight(
                w -> {
                  if (isSound(SchemeSpec.quantScheme().withActivations(a).withWeights(w))) {
                    sound[0]++;
                  }
                }));
    assertThat(sound[0]).isGreaterThan(0);
  }

  private static void forEachActivation(Consumer<ActivationSpec> consumer) {
    for (DType dtype : DType.values()) {
      for (Granularity granularity : Granularity.values()) {
        for (List<Integer> shape : List.of(SHAPES.get(0), SHAPES.get(3), SHAPES.get(6))) {
          consumer.accept(new ActivationSpec(dtype, granularity, shape, true));
          consumer.accept(new ActivationSpec(dtype, granularity, shape, false));
        }
      }
    }
  }

  private static void forEachWeight(Consumer<WeightSpec> consumer) {
    for (DType dtype : DType.values()) {
      for (Granularity granularity : Granularity.values()) {
        for (List<Integer> shape : List.of(SHAPES.get(0), SHAPES.get(2), SHAPES.get(4))) {
          consumer.accept(new WeightSpec(dtype, granularity, shape, false));
        }
      }
    }
  }

  /** Sound schemes have a meaning, words and expected tensors; the others a complete message. */
  private static boolean isSound(SchemeSpec scheme) {
    List<Finding> findings = QuantRules.check(scheme);
    boolean isSound = findings.stream().allMatch(f -> f.severity() == Severity.WARNING);
    if (isSound) {
      assertWithMessage("%s", scheme).that(SchemeWords.of(scheme)).isNotEmpty();
      ExpectedTensors.of(scheme).forEach(t -> assertThat(t.shapes()).isNotEmpty());
    }
    for (Finding finding : findings) {
      assertWithMessage("%s", scheme).that(finding.message()).doesNotContain("%");
    }
    return isSound;
  }
}

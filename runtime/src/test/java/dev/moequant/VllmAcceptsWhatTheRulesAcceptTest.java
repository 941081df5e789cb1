package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.seeded.Seeded;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same for numbers that {@link EverySoundSchemeTest} has not: random blocks and groups, of any
 * size.
 */
class VllmAcceptsWhatTheRulesAcceptTest {
  /** Of the schemes that are spelled out, few are sound. */
  private static final int MOST_DISCARDED = 100;

  @Test
  void fp8() {
    Seeded.tries(
        2_000,
        seeded ->
            sameConfig(
                seeded,
                SchemeSpec.fp8W8A8().withBlockShape(block(seeded).toArray(Integer[]::new))));
  }

  @Test
  void groups() {
    Seeded.tries(
        2_000,
        seeded -> {
          int group = side(seeded);
          boolean zeroPoints = seeded.coin();
          sameConfig(
              seeded, SchemeSpec.int4W4A16().withGroupSize(group).withZeroPoints(zeroPoints));
          sameConfig(
              seeded, SchemeSpec.int8W8A16().withGroupSize(group).withZeroPoints(zeroPoints));
        });
  }

  @Test
  void spelledOut() {
    Seeded.tries(5_000, MOST_DISCARDED, seeded -> sameConfig(seeded, quantScheme(seeded)));
  }

  private static void sameConfig(Seeded seeded, SchemeSpec scheme) {
    seeded.assume(CheckedScheme.of(scheme).isSound());
    VllmComparison.sameConfig(scheme);
  }

  private static SchemeSpec quantScheme(Seeded seeded) {
    DType dtype = seeded.oneOf(List.of(DType.INT4, DType.INT8, DType.FLOAT8_E4M3FN));
    List<Integer> block = block(seeded);
    ActivationSpec groups =
        new ActivationSpec(dtype, Granularity.GROUP, List.of(1, block.get(1)), true);
    return SchemeSpec.quantScheme()
        .withActivations(seeded.coin() ? ActivationSpec.unquantized() : groups)
        .withWeights(
            new WeightSpec(
                dtype,
                seeded.oneOf(List.of(Granularity.GROUP, Granularity.BLOCK)),
                block,
                seeded.coin()))
        .withBias(seeded.coin());
  }

  private static List<Integer> block(Seeded seeded) {
    return List.of(seeded.between(0, 4096), side(seeded));
  }

  /** Wrong ones, too: none of them may get through. */
  private static int side(Seeded seeded) {
    return seeded.between(-2, 4096);
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.QuantSchemeSpec;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.WeightSpec;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * The same for numbers that {@link EverySoundSchemeTest} has not: random blocks and groups, of any
 * size.
 */
class SeedAcceptsWhatTheRulesAcceptTest {
  @Property(tries = 2_000)
  void fp8(@ForAll("block") List<Integer> block) {
    sameConfig(SchemeSpec.fp8W8A8().withBlockShape(block.toArray(Integer[]::new)));
  }

  @Property(tries = 2_000)
  void groups(@ForAll("side") int group, @ForAll boolean zeroPoints) {
    sameConfig(SchemeSpec.int4W4A16().withGroupSize(group).withZeroPoints(zeroPoints));
    sameConfig(SchemeSpec.int8W8A16().withGroupSize(group).withZeroPoints(zeroPoints));
  }

  @Property(tries = 5_000, maxDiscardRatio = 100)
  void spelledOut(@ForAll("quantSchemes") SchemeSpec scheme) {
    sameConfig(scheme);
  }

  private static void sameConfig(SchemeSpec scheme) {
    Assume.that(CheckedScheme.of(scheme).isSound());
    SeedComparison.sameConfig(scheme);
  }

  @Provide
  Arbitrary<SchemeSpec> quantSchemes() {
    return Combinators.combine(
            Arbitraries.of(DType.INT4, DType.INT8, DType.FLOAT8_E4M3FN),
            Arbitraries.of(Granularity.GROUP, Granularity.BLOCK),
            block(),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false),
            Arbitraries.of(true, false))
        .as(SeedAcceptsWhatTheRulesAcceptTest::quantScheme);
  }

  private static SchemeSpec quantScheme(
      DType dtype,
      Granularity granularity,
      List<Integer> block,
      boolean weightOnly,
      boolean zeroPoints,
      boolean bias) {
    ActivationSpec groups =
        new ActivationSpec(dtype, Granularity.GROUP, List.of(1, block.get(1)), true);
    return new QuantSchemeSpec(
        weightOnly ? ActivationSpec.unquantized() : groups,
        new WeightSpec(dtype, granularity, block, zeroPoints),
        bias,
        false);
  }

  @Provide
  Arbitrary<List<Integer>> block() {
    return Combinators.combine(Arbitraries.integers().between(0, 4096), side()).as(List::of);
  }

  /** Wrong ones, too: none of them may get through. */
  @Provide
  Arbitrary<Integer> side() {
    return Arbitraries.integers().between(-2, 4096);
  }
}

package dev.moequant;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.spec.ActivationSpec;
import dev.moequant.spec.ExpectedTensor;
import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.Fp8W8A8Spec;
import dev.moequant.spec.QuantSchemeSpec;
import dev.moequant.spec.RequiredSlots;
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
 * Parity from the other side: a random scheme that the rules accept is accepted by the factory of
 * vLLM that it maps to, and both make the same config, down to the four descriptions.
 */
class SeedAcceptsWhatTheRulesAcceptTest {
  /** Any tensor will do: shapes and dtypes are right by construction. */
  private record Tensor(ExpectedTensor expected) {}

  private static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          return tensor.expected().shapes().get(0).stream()
              .mapToLong(SeedAcceptsWhatTheRulesAcceptTest::size)
              .toArray();
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          return TensorType.of(tensor.expected().dtypes().get(0));
        }
      };

  /** Eight experts without gating, H = I = 1024. */
  private static long size(ExpectedTensor.Dim dim) {
    return switch (dim.axis()) {
      case ONE -> 1;
      case E -> 8;
      case N, K, I_FULL -> 1024 / dim.block() / dim.packing();
    };
  }

  private static final PrecisionConfig PRECISION = new PrecisionConfig() {};

  @Property(tries = 20_000, maxDiscardRatio = 500)
  void fp8(@ForAll("fp8Schemes") SchemeSpec scheme) {
    sameConfig(scheme);
  }

  @Property(tries = 20_000, maxDiscardRatio = 500)
  void spelledOut(@ForAll("quantSchemes") SchemeSpec scheme) {
    sameConfig(scheme);
  }

  private static void sameConfig(SchemeSpec scheme) {
    Assume.that(CheckedScheme.of(scheme).isSound());
    SlotTensors<Tensor> slots = SlotTensors.none();
    for (TensorSlot slot : RequiredSlots.of(scheme)) {
      if (RequiredSlots.takesPrecisionConfig(scheme, slot)) {
        slots = slots.withPrecision(slot, PRECISION);
      }
    }
    for (ExpectedTensor expected : ExpectedTensors.of(scheme)) {
      Tensor tensor = new Tensor(expected);
      slots = slots.with(expected.slot(), tensor);
    }
    FusedMoEQuantConfig<Tensor> checked = QuantConfigs.checked(scheme, TENSORS, slots);
    FusedMoEQuantConfig<Tensor> seed = SeedTwin.of(scheme, slots);
    assertThat(checked).isEqualTo(seed);
    assertThat(checked.blockShape()).isEqualTo(seed.blockShape());
    assertThat(checked.toString()).isEqualTo(seed.toString());
  }

  @Provide
  Arbitrary<SchemeSpec> fp8Schemes() {
    return Combinators.combine(flag(), flag(), shape(), flag()).as(Fp8W8A8Spec::new);
  }

  @Provide
  Arbitrary<SchemeSpec> quantSchemes() {
    // Mostly dtypes that some scheme has: the rules reject nearly all of the others.
    Arbitrary<DType> dtype =
        Arbitraries.of(
            DType.NONE, DType.INT8, DType.INT4, DType.FLOAT8_E4M3FN, DType.MXFP4, DType.NVFP4);
    Arbitrary<Granularity> granularity = Arbitraries.of(Granularity.class);
    Arbitrary<WeightSpec> weights =
        Combinators.combine(dtype, granularity, shape(), flag()).as(WeightSpec::new);
    return Combinators.combine(weights, dtype, granularity, shape(), flag(), flag())
        .as(
            (w, other, g, s, bias, same) ->
                new QuantSchemeSpec(
                    new ActivationSpec(same ? w.dtype() : DType.NONE, g, s, true),
                    w,
                    bias,
                    w.dtype() == DType.MXFP4 && other == DType.MXFP4));
  }

  private static Arbitrary<Boolean> flag() {
    return Arbitraries.of(true, false);
  }

  private static Arbitrary<List<Integer>> shape() {
    return Arbitraries.of(
        List.of(),
        List.of(),
        List.of(128, 128),
        List.of(1, 128),
        List.of(0, 128),
        List.of(1, -1),
        List.of(64));
  }
}

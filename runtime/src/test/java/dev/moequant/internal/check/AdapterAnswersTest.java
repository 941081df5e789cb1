package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.check.TensorRows.BLOCKS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.QuantConfigs;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is judged is what the adapter answered, once, whatever becomes of its answers. */
class AdapterAnswersTest {
  private static final SchemeSpec CHANNELS = SchemeSpec.int8W8A8();
  private static final TestTensor EIGHT_EXPERTS = TestTensor.f32(8, 512, 1);
  private static final TestTensor FOUR_EXPERTS = TestTensor.f32(4, 256, 1);
  private static final SlotTensors<TestTensor> WRONG = layer(EIGHT_EXPERTS, FOUR_EXPERTS);
  private static final SlotTensors<TestTensor> RIGHT =
      layer(EIGHT_EXPERTS, TestTensor.f32(8, 256, 1));

  private static SlotTensors<TestTensor> layer(TestTensor w1, TestTensor w2) {
    return SlotTensors.<TestTensor>none()
        .with(TensorSlot.W1_SCALE, w1)
        .with(TensorSlot.W2_SCALE, w2);
  }

  private static TensorAdapter<TestTensor> adapter(
      Function<TestTensor, long[]> shapes, Function<TestTensor, TensorType> dtypes) {
    return new TensorAdapter<>() {
      @Override
      public long[] shape(TestTensor tensor) {
        return shapes.apply(tensor);
      }

      @Override
      public TensorType dtype(TestTensor tensor) {
        return dtypes.apply(tensor);
      }
    };
  }

  private static void assertRefused(TensorAdapter<TestTensor> adapter) {
    QuantReport report = QuantConfigs.check(CHANNELS, adapter, WRONG);
    assertThat(report.errors())
        .isEqualTo(QuantConfigs.check(CHANNELS, TestTensor.TENSORS, WRONG).errors());
    assertThat(report.errors().get(0).text())
        .isEqualTo("w2_scale is for 4 experts, but w1_scale is for 8");
    assertThrows(
        InvalidQuantConfigException.class, () -> QuantConfigs.checked(CHANNELS, adapter, WRONG));
  }

  @Test
  void oneArrayForAllTensorsHidesNoWrongOne() {
    assertRefused(TestTensor.reusing());
  }

  /** Reads 8 experts in each tensor, from the second question on: nothing would be wrong. */
  @Test
  void aSecondAnswerIsNotAskedFor() {
    List<TestTensor> asked = new ArrayList<>();
    assertRefused(
        adapter(
            tensor -> {
              long[] shape = TestTensor.TENSORS.shape(tensor);
              if (asked.contains(tensor)) {
                shape[0] = 8;
              }
              asked.add(tensor);
              // The next check begins anew.
              if (asked.size() % 2 == 0) {
                asked.clear();
              }
              return shape;
            },
            TestTensor::dtype));
  }

  /** The tensors' own arrays, which change as soon as the last question is asked. */
  @Test
  void anArrayThatIsChangedAfterwardsChangesNothing() {
    List<long[]> live = new ArrayList<>();
    assertRefused(
        adapter(
            tensor -> {
              long[] shape = TestTensor.TENSORS.shape(tensor);
              live.add(shape);
              return shape;
            },
            tensor -> {
              live.forEach(shape -> shape[0] = 8);
              return tensor.dtype();
            }));
  }

  /** Longer than all right shapes together, and in front of a right one. */
  @Test
  void aShapeOfManyDimensionsIsKeptWhole() {
    SlotTensors<TestTensor> tensors =
        layer(TestTensor.f32(1, 2, 3, 4, 5, 6, 7, 8, 9), TestTensor.f32(8, 256));
    List<Finding> errors = QuantConfigs.check(CHANNELS, TestTensor.reusing(), tensors).errors();
    assertThat(errors).hasSize(1);
    assertThat(errors.get(0).text()).startsWith("w1_scale is F32 [1, 2, 3, 4, 5, 6, 7, 8, 9], but");
  }

  @Test
  void aDtypeIsAskedForOnce() {
    List<TestTensor> asked = new ArrayList<>();
    TensorAdapter<TestTensor> first =
        adapter(
            TestTensor.TENSORS::shape,
            tensor -> {
              TensorType dtype = asked.contains(tensor) ? TensorType.F32 : TensorType.F16;
              asked.add(tensor);
              return dtype;
            });
    assertThat(QuantConfigs.check(CHANNELS, first, RIGHT).errors()).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource({"8, 256", "4, 256", "8, 0"})
  void eachQuestionIsAskedOnceForEachTensorRightOrWrong(long experts, long rows) {
    List<String> asked = new ArrayList<>();
    TensorAdapter<TestTensor> counting =
        adapter(
            tensor -> {
              asked.add("shape " + tensor.shape());
              return TestTensor.TENSORS.shape(tensor);
            },
            tensor -> {
              asked.add("dtype " + tensor.shape());
              return tensor.dtype();
            });
    SlotTensors<TestTensor> tensors = layer(EIGHT_EXPERTS, TestTensor.f32(experts, rows, 1));
    CheckedScheme scheme = CheckedScheme.of(CHANNELS);
    scheme.check(counting, tensors);
    String second = List.of(experts, rows, 1L).toString();
    List<String> once =
        List.of("shape [8, 512, 1]", "dtype [8, 512, 1]", "shape " + second, "dtype " + second);
    assertThat(asked).isEqualTo(once);
    asked.clear();
    try {
      scheme.create(counting, tensors);
    } catch (InvalidQuantConfigException wrong) {
      assertThat(wrong.findings()).isEqualTo(scheme.check(TestTensor.TENSORS, tensors).errors());
    }
    assertThat(asked).isEqualTo(once);
  }

  @Test
  void whatAnAdapterThrowsGoesThrough() {
    IllegalStateException freed = new IllegalStateException("the tensor was freed");
    TensorAdapter<TestTensor> throwing =
        adapter(
            tensor -> {
              throw freed;
            },
            TestTensor::dtype);
    assertThat(
            assertThrows(
                IllegalStateException.class, () -> QuantConfigs.check(CHANNELS, throwing, RIGHT)))
        .isSameInstanceAs(freed);
  }

  /**
   * Where the check knows that tensors are wrong and the search for words finds nothing, they are
   * wrong. No layer is known that leads there, so the search gets tensors that are right.
   */
  @Test
  void nothingFoundIsNeverAllRight() {
    Map<TensorSlot, TestTensor> right =
        Map.of(
            TensorSlot.W1_SCALE, TestTensor.f32(8, 28, 32),
            TensorSlot.W2_SCALE, TestTensor.f32(8, 32, 14));
    Map<TensorSlot, ExpectedSlot> expected = new EnumMap<>(TensorSlot.class);
    List<GivenTensor> given = new ArrayList<>();
    SlotTensors<TestTensor> tensors = SlotTensors.none();
    for (ExpectedTensor row : ExpectedTensors.of(BLOCKS)) {
      ExpectedSlot slot = ExpectedSlot.of(row, List.of());
      TestTensor tensor = Objects.requireNonNull(right.get(row.slot()));
      expected.put(row.slot(), slot);
      given.add(new GivenTensor(slot, tensor.dtype(), TestTensor.TENSORS.shape(tensor)));
      tensors = tensors.with(row.slot(), tensor);
    }
    List<Finding> findings =
        new TensorFindings<>(BLOCKS, VllmRevision.NEWEST, expected, Set.of(), tensors, given, null)
            .all();
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).message())
        .isEqualTo(
            """
            [MOEQ309] the layer is w1_scale F32 [8, 28, 32], w2_scale F32 [8, 32, 14], but %s takes \
            no such layer, and moequant cannot say why
              help: this is a bug in moequant; please report it with this message
              see docs/rules/MOEQ309.md, or run java -jar moequant-processor.jar MOEQ309"""
                .formatted(BLOCKS));
  }
}

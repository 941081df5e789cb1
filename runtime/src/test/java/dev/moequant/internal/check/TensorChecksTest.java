package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.internal.check.TensorRows.BLOCKS;
import static dev.moequant.internal.check.TensorRows.MXFP4;
import static dev.moequant.internal.check.TestTensor.TENSORS;
import static dev.moequant.internal.check.TestTensor.slots;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.QuantConfigs;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.internal.check.TensorRows.Row;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What is said about tensors, whole. That nothing is overlooked is TensorShapesTest's to show. */
class TensorChecksTest {
  private static List<String> messages(SchemeSpec scheme, SlotTensors<TestTensor> tensors) {
    return QuantConfigs.check(scheme, TENSORS, tensors).errors().stream()
        .map(f -> "[" + f.rule().code() + "] " + f.text() + "\n  help: " + f.help())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("dev.moequant.internal.check.TensorRows#rows")
  void saysWhatIsWrongAndNothingElse(Row row) {
    assertThat(messages(row.scheme(), slots(row.tensors())))
        .containsExactlyElementsIn(row.messages())
        .inOrder();
  }

  @ParameterizedTest
  @CsvSource({"V2025_10, ''", "V2026_07, '; or declare bias = true, which takes it'"})
  void noSettingIsOfferedThatTheRevisionDoesNotHave(VllmRevision revision, String offer) {
    List<String> tensors = List.of("w1_scale F32 [8]", "w2_scale F32 [8]", "w1_bias F16 [8, 64]");
    QuantReport report =
        CheckedScheme.of(SchemeSpec.fp8W8A8(), revision).check(TENSORS, slots(tensors));
    assertThat(report.errors()).hasSize(1);
    assertThat(report.errors().get(0).help()).isEqualTo("leave it out, nothing reads it" + offer);
  }

  @Test
  void aPrecisionConfigIsNoTensor() {
    SlotTensors<TestTensor> slots =
        slots(List.of("w1_scale U8 [8, 4, 2]"))
            .withPrecision(TensorSlot.W2_SCALE, new PrecisionConfig() {});
    assertThat(messages(MXFP4, slots))
        .containsExactly(
            "[MOEQ306] w2_scale is a PrecisionConfig, but @QuantScheme(weights = @Weights(dtype ="
                + " MXFP4)) takes a tensor\n  help: give the scale tensor itself");
    assertThat(messages(MXFP4.withPrecisionConfig(true), slots))
        .containsExactly(
            "[MOEQ306] w1_scale is a tensor, but @QuantScheme(weights = @Weights(dtype = MXFP4),"
                + " precisionConfig = true) takes a PrecisionConfig\n  help: wrap it for Triton's"
                + " kernels");
    assertThat(messages(MXFP4.withPrecisionConfig(true), SlotTensors.none()).get(1))
        .isEqualTo(
            "[MOEQ309] w2_scale is missing, but @QuantScheme(weights = @Weights(dtype = MXFP4),"
                + " precisionConfig = true) needs it\n  help: give a PrecisionConfig");
  }

  @Test
  void theExceptionHasAllOfIt() {
    CheckedScheme scheme = CheckedScheme.of(BLOCKS);
    SlotTensors<TestTensor> tensors = slots(List.of("w1_scale F32 [8, 28]", "a1_scale F32 []"));
    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, () -> scheme.create(TENSORS, tensors));
    assertThat(thrown.findings()).hasSize(3);
    assertThat(thrown).hasMessageThat().contains("w1_scale is F32 [8, 28], but ");
    assertThat(thrown).hasMessageThat().contains("w2_scale is missing, but ");
    assertThat(thrown).hasMessageThat().contains("a1_scale is given, but ");
  }

  @Test
  void anAdapterWithoutAnAnswerIsNamedWithTheTensor() {
    SlotTensors<TestTensor> tensors = slots(List.of("w1_scale F32 [8, 28, 32]"));
    assertThat(
            assertThrows(
                NullPointerException.class,
                () -> QuantConfigs.check(BLOCKS, adapter(tensor -> null), tensors)))
        .hasMessageThat()
        .isEqualTo("the TensorAdapter knows no dtype for w1_scale");
  }

  @SuppressWarnings("NullAway") // what an unannotated caller can do
  private static TensorAdapter<TestTensor> adapter(
      Function<TestTensor, @Nullable TensorType> dtypes) {
    return new TensorAdapter<>() {
      @Override
      public long[] shape(TestTensor tensor) {
        return TENSORS.shape(tensor);
      }

      @Override
      public TensorType dtype(TestTensor tensor) {
        return dtypes.apply(tensor);
      }
    };
  }

  @Test
  void theGreatestSizesAreNumbersLikeOthers() {
    String huge = String.valueOf(Long.MAX_VALUE);
    assertThat(
            messages(
                BLOCKS,
                slots(List.of("w1_scale F32 [8, 28, " + huge + "]", "w2_scale F32 [8, 32, 14]"))))
        .hasSize(1);
  }
}

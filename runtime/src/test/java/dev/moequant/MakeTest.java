package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.dsl.Scope;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The block style, and what a config looks like in a log and in a map. */
class MakeTest {
  private record Tensor(String name) {}

  private static final TensorAdapter<Tensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(Tensor tensor) {
          return new long[0];
        }

        @Override
        public TensorType dtype(Tensor tensor) {
          return TensorType.F32;
        }
      };

  private final Tensor a = new Tensor("a");
  private final Tensor b = new Tensor("b");

  private FusedMoEQuantConfig<Tensor> perToken() {
    return FusedMoEQuantConfig.make(
        TENSORS,
        q -> {
          q.quantDtype(DType.FLOAT8_E4M3FN);
          q.perActTokenQuant();
          q.w1(w -> w.scale(a));
          q.w2(w -> w.scale(b));
        });
  }

  @Test
  void aBlockSaysWhatPythonSaysByKeyword() {
    FusedMoEQuantConfig<Tensor> config = perToken();
    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(config.w1Scale()).isSameInstanceAs(a);
    assertThat(config.w2Scale()).isSameInstanceAs(b);
    assertThat(config.useFp8W8A8()).isTrue();
  }

  @Test
  void aConfigPrintsAsItsBlockReads() {
    assertThat(perToken().toString().replaceAll("@[0-9a-f]+", "@…"))
        .isEqualTo(
            "make { quantDtype(FLOAT8_E4M3FN) perActTokenQuant() w1 { scale(Tensor@…) }"
                + " w2 { scale(Tensor@…) } }");
    assertThat(QuantConfigs.<Tensor>unquantized().toString()).isEqualTo("make { }");
    assertThat(
            QuantConfigs.int4W4A16(a, b, null, null, q -> q.blockShape(0, 128))
                .toString()
                .replaceAll("@[0-9a-f]+", "@…"))
        .isEqualTo(
            "FusedMoEQuantConfig { a1 { shape(0, 128) } a2 { shape(0, 128) } w1 { dtype(INT4)"
                + " shape(0, 128) scale(Tensor@…) } w2 { dtype(INT4) shape(0, 128)"
                + " scale(Tensor@…) } }");
  }

  @Test
  void configsAreEqualByTheIdentityOfTheirTensors() {
    assertThat(perToken()).isEqualTo(perToken());
    assertThat(perToken().hashCode()).isEqualTo(perToken().hashCode());
    FusedMoEQuantConfig<Tensor> other =
        QuantConfigs.fp8W8A8(new Tensor("a"), b, q -> q.perActTokenQuant());
    assertThat(other).isNotEqualTo(perToken());
    assertThat(QuantConfigs.fp8W8A8(a, b, q -> q.perActTokenQuant())).isEqualTo(perToken());
  }

  @Test
  void aScopeIsDeadOnceItsBlockHasReturned() {
    List<QuantOptions.Make<Tensor>> kept = new ArrayList<>();
    List<QuantOptions.Weights<Tensor>> keptWeights = new ArrayList<>();
    FusedMoEQuantConfig.make(
        TENSORS,
        q -> {
          kept.add(q);
          q.w1(keptWeights::add);
        });
    assertThrows(IllegalStateException.class, () -> kept.get(0).perActTokenQuant());
    assertThrows(IllegalStateException.class, () -> keptWeights.get(0).scale(a));
  }

  @Test
  void presetsAreBlocksPutTogether() {
    Scope<QuantOptions.Fp8W8A8<Tensor>> channels = q -> q.perOutChQuant();
    FusedMoEQuantConfig<Tensor> config =
        QuantConfigs.fp8W8A8(a, b, channels.and(q -> q.perActTokenQuant()));
    assertThat(config.perOutChQuant()).isTrue();
    assertThat(config.perActTokenQuant()).isTrue();
    assertThat(QuantConfigs.fp8W8A8(a, b, Scope.none()).isPerTensor()).isTrue();
  }

  @Test
  void whatVllmAssertsIsSaidInWords() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                QuantConfigs.fp8W8A8(
                    a,
                    b,
                    q -> {
                      q.perActTokenQuant();
                      q.blockShape(128, 128);
                    }));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "[MOEQ103] perActTokenQuant() contradicts blockShape(128, 128): activations have one"
                + " scale per token or one per block, not both\n"
                + "  help: for blocks, leave perActTokenQuant out; for one scale per token, leave"
                + " blockShape out\n"
                + "  see docs/rules/MOEQ103.md, or run java -jar moequant-processor.jar MOEQ103");
    InvalidQuantConfigException dtype =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> FusedMoEQuantConfig.make(TENSORS, q -> q.quantDtype("mxfp8")));
    assertThat(dtype)
        .hasMessageThat()
        .isEqualTo(
            "[MOEQ201] quantDtype(mxfp8): no MoE kernel of vLLM 2025-10 quantizes activations to"
                + " mxfp8\n"
                + "  help: activations can be quantized to nvfp4, mxfp4 and any torch dtype; for"
                + " weight-only quantization, leave quantDtype out\n"
                + "  see docs/rules/MOEQ201.md, or run java -jar moequant-processor.jar MOEQ201");
  }

  @Test
  void helpsAreInTheWordsOfTheCall() {
    InvalidQuantConfigException channels =
        assertThrows(
            InvalidQuantConfigException.class,
            () ->
                QuantConfigs.fp8W8A8(
                    a,
                    b,
                    q -> {
                      q.perOutChQuant();
                      q.blockShape(128, 128);
                    }));
    assertThat(channels).hasMessageThat().contains("for one scale per output channel, leave block");
    InvalidQuantConfigException three =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> QuantConfigs.fp8W8A8(a, b, q -> q.blockShape(64, 128, 1)));
    assertThat(three).hasMessageThat().contains("\n  help: write blockShape(64, 128)\n");
  }

  @Test
  void aShortBlockShapeIsAWrongArgument() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class,
            () -> QuantConfigs.fp8W8A8(a, b, q -> q.blockShape(128)));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo("blockShape(128) has 1 element, vLLM's block_shape has two");
  }
}

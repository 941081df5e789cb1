package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.dsl.Scope;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a config says beside its operands: it is compared, printed, and has vLLM's defaults. */
class QuantSettingsTest {
  private static final FusedMoEQuantDesc<String> NONE = FusedMoEQuantDesc.unquantized();

  private static FusedMoEQuantConfig<String> config(
      Scope<? super QuantOptions2026.Settings> settings) {
    return new FusedMoEQuantConfig<>(NONE, NONE, NONE, NONE, settings);
  }

  @Test
  void theDefaultsAreVllms() {
    FusedMoEQuantConfig<String> config = QuantConfigs.unquantized();
    assertThat(config.isScaleSwizzled()).isTrue();
    assertThat(config.gemm1Alpha()).isNull();
    assertThat(config.gemm1Beta()).isNull();
    assertThat(config.gemm1ClampLimit()).isNull();
    assertThat(config.mxAlignment()).isEqualTo(0);
    assertThat(config.platformFp8()).isEqualTo(DType.FLOAT8_E4M3FN);
    assertThat(config).isEqualTo(config(Scope.none()));
    assertThat(config).isEqualTo(config(q -> q.isScaleSwizzled(true)));
    assertThat(config.toString()).isEqualTo("make { }");
  }

  @Test
  void eachSettingMakesAnotherConfig() {
    List<FusedMoEQuantConfig<String>> configs =
        List.of(
            config(q -> q.isScaleSwizzled(false)),
            config(q -> q.gemm1Alpha(1.702)),
            config(q -> q.gemm1Beta(1.0)),
            config(q -> q.gemm1ClampLimit(7.0)),
            config(q -> q.mxAlignment(256)),
            config(q -> q.platformFp8(DType.FLOAT8_E4M3FNUZ)),
            config(Scope.none()));
    assertThat(configs).containsNoDuplicates();
    assertThat(configs.stream().map(FusedMoEQuantConfig::toString).distinct().count())
        .isEqualTo(configs.size());
    assertThat(config(q -> q.gemm1Alpha(1.702))).isEqualTo(configs.get(1));
    assertThat(config(q -> q.gemm1Alpha(1.702)).hashCode()).isEqualTo(configs.get(1).hashCode());
  }

  @Test
  void settingsPrintAsTheirBlockReads() {
    assertThat(
            config(
                    q -> {
                      q.isScaleSwizzled(false);
                      q.gemm1Alpha(1.702);
                      q.gemm1Beta(1.0);
                      q.gemm1ClampLimit(7.0);
                      q.platformFp8(DType.FLOAT8_E4M3FNUZ);
                    })
                .toString())
        .isEqualTo(
            "make(V2026_07) { isScaleSwizzled(false) gemm1Alpha(1.702) gemm1Beta(1.0)"
                + " gemm1ClampLimit(7.0) platformFp8(FLOAT8_E4M3FNUZ) }");
  }

  @Test
  void whatNoMakeTakesPrintsAsTheConstructor() {
    assertThat(config(q -> q.mxAlignment(256)).toString())
        .isEqualTo("FusedMoEQuantConfig { a1 { } a2 { } w1 { } w2 { } mxAlignment(256) }");
  }

  @Test
  void theConstructorsBlockIsDeadOnceItHasReturned() {
    List<QuantOptions2026.Settings> kept = new ArrayList<>();
    config(kept::add);
    assertThrows(IllegalStateException.class, () -> kept.get(0).mxAlignment(256));
  }

  @Test
  void aPlatformHasOneOfTwoFp8s() {
    IllegalArgumentException thrown =
        assertThrows(
            IllegalArgumentException.class, () -> config(q -> q.platformFp8(DType.FLOAT8_E5M2)));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "platformFp8(FLOAT8_E5M2): vLLM's platforms have FLOAT8_E4M3FN or FLOAT8_E4M3FNUZ");
  }

  @Test
  void aPlatformDecidesWhatFp8Is() {
    FusedMoEQuantConfig<String> fnuz =
        QuantConfigs.fp8W8A8("w1", "w2", q -> q.platformFp8(DType.FLOAT8_E4M3FNUZ));
    assertThat(fnuz.quantDtype()).isEqualTo(DType.FLOAT8_E4M3FNUZ);
    assertThat(fnuz.useFp8W8A8()).isTrue();
    FusedMoEQuantDesc<String> fn =
        new FusedMoEQuantDesc<>(DType.FLOAT8_E4M3FN, null, null, null, null, null);
    assertThat(new FusedMoEQuantConfig<>(fn, fn, fn, fn).useFp8W8A8()).isTrue();
    assertThat(
            new FusedMoEQuantConfig<>(fn, fn, fn, fn, q -> q.platformFp8(DType.FLOAT8_E4M3FNUZ))
                .useFp8W8A8())
        .isFalse();
  }
}

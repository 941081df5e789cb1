package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.joining;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.deployment.LayerOptions;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.dsl.Scope;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AgreementRulesTest {
  private static final SchemeSpec BLOCKS = SchemeSpec.fp8W8A8().withBlockShape(128, 128);

  private static final SchemeSpec MIXED =
      SchemeSpec.quantScheme()
          .withActivations(
              ActivationSpec.unquantized()
                  .withDtype(DType.FLOAT8_E4M3FN)
                  .withGranularity(Granularity.GROUP)
                  .withGroupShape(1, 128))
          .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP4));

  private static final LayerSpec QWEN3 = layer(l -> {});

  /** What is declared, what is published, and the ids and places of what is said. */
  record Row(Declaration declared, Published published, VllmRevision revision, String found) {
    List<Finding> findings() {
      return AgreementRules.check(declared, published, revision);
    }

    String shown() {
      return findings().stream()
          .map(finding -> finding.rule() + " " + finding.place())
          .collect(joining(", "))
          .replaceAll("OfScheme\\[member=(\\w+), element=-1\\]", "$1")
          .replaceAll("OfLayer\\[member=(\\w+)\\]", "$1");
    }
  }

  private static LayerSpec layer(Scope<? super LayerOptions> more) {
    return LayerSpec.of(
        l -> {
          l.numExperts(128);
          l.expertsPerToken(8);
          l.hiddenDim(2048);
          l.intermediateSize(768);
          more.configure(l);
        });
  }

  private static Published published(Optional<SchemeSpec> scheme, boolean saysActivations) {
    return published(
        scheme, scheme.map(SchemeSpec::annotation).orElse("not quantized"), saysActivations);
  }

  private static Published published(
      Optional<SchemeSpec> scheme, String inWords, boolean saysActivations) {
    return new Published(
        scheme,
        inWords,
        "\"quant_method\": … (config.json, line 9, column 5)",
        saysActivations,
        Optional.empty(),
        Map.of());
  }

  private static Declaration declared(SchemeSpec scheme) {
    return new Declaration(scheme, Optional.empty(), Optional.empty());
  }

  private static Row row(Declaration declared, Published published, String found) {
    return new Row(declared, published, VllmRevision.NEWEST, found);
  }

  private static Row row(SchemeSpec declared, SchemeSpec published, String found) {
    return row(declared(declared), published(Optional.of(published), true), found);
  }

  private static Row ofWeights(SchemeSpec declared, SchemeSpec published, String found) {
    return row(declared(declared), published(Optional.of(published), false), found);
  }

  private static Row unquantized(SchemeSpec declared, String found) {
    return unquantized(declared, VllmRevision.NEWEST, found);
  }

  private static Row unquantized(SchemeSpec declared, VllmRevision revision, String found) {
    return new Row(declared(declared), published(Optional.empty(), true), revision, found);
  }

  private static Row ofLayer(Scope<? super LayerOptions> declared, String found, String... said) {
    Map<String, String> sources =
        Stream.of(said)
            .collect(
                java.util.stream.Collectors.toMap(
                    member -> member, member -> "\"…\" (config.json, line 3, column 9)"));
    LayerSpec published =
        layer(
            l -> {
              l.swigluLimit(7);
              l.activation(Activation.SWIGLUOAI);
              l.bias();
              l.sharedIntermediateSize(512);
            });
    return row(
        new Declaration(BLOCKS, Optional.empty(), Optional.of(layer(declared))),
        new Published(Optional.of(BLOCKS), "", "", true, Optional.of(published), sources),
        found);
  }

  static Stream<Row> rows() {
    return Stream.of(ofMembers(), ofAnnotations(), whileLoading(), ofOthers(), ofLayers())
        .flatMap(rows -> rows);
  }

  private static Stream<Row> ofMembers() {
    return Stream.of(
        row(BLOCKS, BLOCKS, ""),
        row(SchemeSpec.fp8W8A8(), BLOCKS, "MOEQ704 ACTIVATIONS_GROUP_SHAPE"),
        row(
            SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true),
            BLOCKS,
            "MOEQ704 ACTIVATIONS_GRANULARITY"),
        row(
            SchemeSpec.fp8W8A8().withStaticActivations(true),
            SchemeSpec.fp8W8A8(),
            "MOEQ704 ACTIVATIONS_DYNAMIC"),
        row(
            SchemeSpec.int4W4A16(),
            SchemeSpec.int4W4A16().withGroupSize(32),
            "MOEQ704 WEIGHTS_GRANULARITY"),
        row(
            SchemeSpec.int4W4A16(),
            SchemeSpec.int4W4A16().withZeroPoints(true),
            "MOEQ704 WEIGHTS_ZERO_POINTS"),
        row(
            SchemeSpec.int4W4A16(),
            SchemeSpec.int4W4A16().withActOrder(ActOrder.GROUP),
            "MOEQ704 ACT_ORDER"),
        row(
            SchemeSpec.mxfp4W4A16(),
            SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true),
            "MOEQ704 BIAS"),
        row(SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true), SchemeSpec.mxfp4W4A16(), ""),
        row(SchemeSpec.int4W4A16(), SchemeSpec.nvfp4W4A4(), "MOEQ704 Whole[]"));
  }

  private static Stream<Row> ofAnnotations() {
    return Stream.of(
        row(SchemeSpec.unquantized(), BLOCKS, "MOEQ704 Whole[]"),
        row(SchemeSpec.quantScheme(), BLOCKS, "MOEQ704 ACTIVATIONS_DTYPE"),
        row(
            SchemeSpec.quantScheme()
                .withWeights(new WeightSpec(DType.INT4, Granularity.GROUP, List.of(1, 128), false)),
            SchemeSpec.int4W4A16(),
            ""),
        row(SchemeSpec.nvfp4W4A4(), SchemeSpec.nvfp4W4A16(), "MOEQ704 Whole[]"),
        row(SchemeSpec.nvfp4W4A16(), SchemeSpec.nvfp4W4A4(), ""),
        row(SchemeSpec.fp8W8A16().withBlockShape(128, 128), BLOCKS, ""),
        row(SchemeSpec.int8W8A16(), SchemeSpec.int8W8A8(), "MOEQ704 Whole[]"),
        ofWeights(SchemeSpec.mxfp4Mxfp8(), SchemeSpec.mxfp4W4A16(), ""),
        ofWeights(SchemeSpec.mxfp4W4A16(), MIXED, ""),
        ofWeights(SchemeSpec.mxfp4W4A8(), SchemeSpec.mxfp4W4A16(), "MOEQ704 Whole[]"),
        ofWeights(SchemeSpec.nvfp4W4A16(), MIXED, "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.unquantized(), ""));
  }

  /** Each that vLLM makes, then what it cannot make. */
  private static Stream<Row> whileLoading() {
    SchemeSpec channels = SchemeSpec.fp8W8A8().withPerActToken(true).withPerOutCh(true);
    return Stream.of(
        unquantized(SchemeSpec.fp8W8A8(), "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.fp8W8A8(), VllmRevision.V2025_10, "MOEQ714 Whole[]"),
        unquantized(BLOCKS, "MOEQ714 Whole[]"),
        unquantized(channels, "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.int8W8A16(), "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.int8W8A16(), VllmRevision.V2025_10, "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.mxfp8W8A8(), "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.mxfp4W4A16(), "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.nvfp4W4A4(), "MOEQ714 Whole[]"),
        unquantized(SchemeSpec.fp8W8A8().withStaticActivations(true), "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.fp8W8A8().withBlockShape(64, 128), "MOEQ704 Whole[]"),
        unquantized(BLOCKS, VllmRevision.V2025_10, "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.nvfp4W4A4(), VllmRevision.V2025_10, "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.mxfp4W4A16(), VllmRevision.V2026_07, "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.int8W8A16().withGroupSize(32), "MOEQ704 Whole[]"),
        unquantized(SchemeSpec.int4W4A16(), "MOEQ704 Whole[]"));
  }

  /** The user's own annotation, and layers that differ. */
  private static Stream<Row> ofOthers() {
    return Stream.of(
        row(
            new Declaration(
                SchemeSpec.quantScheme()
                    .withWeights(
                        new WeightSpec(DType.INT4, Granularity.GROUP, List.of(1, 128), false)),
                Optional.of("Company"),
                Optional.empty()),
            published(Optional.of(BLOCKS), true),
            "MOEQ704 ACTIVATIONS_DTYPE"),
        row(
            declared(SchemeSpec.int4W4A16()),
            published(
                Optional.of(BLOCKS),
                BLOCKS.annotation() + " in layers 0 to 46 and not quantized in layer 47",
                true),
            "MOEQ704 Whole[]"));
  }

  private static Stream<Row> ofLayers() {
    return Stream.of(
        ofLayer(l -> {}, ""),
        ofLayer(l -> l.hiddenDim(4096), "MOEQ705 hiddenDim", "hiddenDim", "numExperts"),
        ofLayer(l -> l.hiddenDim(4096), "", "numExperts"),
        ofLayer(
            l -> l.numExperts(64),
            "MOEQ705 numExperts, MOEQ705 activation, MOEQ705 bias, MOEQ705 swigluLimit",
            "numExperts",
            "activation",
            "bias",
            "swigluLimit",
            "sharedIntermediateSize"),
        ofLayer(
            l -> l.sharedIntermediateSize(768),
            "MOEQ705 sharedIntermediateSize",
            "sharedIntermediateSize"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void whatContradictsTheCheckpointIsSaid(Row row) {
    assertThat(row.shown()).isEqualTo(row.found());
  }

  @Test
  void aFixIsWhatTheCheckpointSays() {
    for (Row row : rows().toList()) {
      for (Fix fix : row.findings().stream().flatMap(found -> found.fixes().stream()).toList()) {
        assertWithMessage("%s", fix)
            .that(AgreementRules.check(declared(fix.result()), row.published(), row.revision()))
            .isEmpty();
      }
    }
  }

  /** Of a scheme that the revision does not have, and of an annotation that other classes have. */
  @Test
  void whatWouldBeWrongElsewhereIsNoFix() {
    SchemeSpec biased = BLOCKS.with(SchemeMember.BIAS, true);
    Declaration own = new Declaration(BLOCKS, Optional.of("OurFp8"), Optional.empty());

    assertThat(fixes(declared(BLOCKS), biased, VllmRevision.NEWEST)).hasSize(1);
    assertThat(fixes(declared(BLOCKS), biased, VllmRevision.V2025_10)).isEmpty();
    assertThat(fixes(own, biased, VllmRevision.NEWEST)).isEmpty();
  }

  private static List<Fix> fixes(
      Declaration declared, SchemeSpec published, VllmRevision revision) {
    List<Finding> findings =
        AgreementRules.check(declared, published(Optional.of(published), true), revision);
    assertThat(findings).hasSize(1);
    return findings.get(0).fixes();
  }

  @Test
  void messagesReadAsApproved() {
    ApprovedFile.matches(
        "agreement-texts.txt",
        rows()
            .flatMap(row -> row.findings().stream())
            .map(finding -> finding.message() + "\n")
            .collect(joining("\n")));
  }

  @Test
  void ofASoundLayerNothingIsSaid() {
    assertThat(
            AgreementRules.check(
                new Declaration(BLOCKS, Optional.empty(), Optional.of(QWEN3)),
                new Published(
                    Optional.of(BLOCKS), "", "", true, Optional.of(QWEN3), Map.of("hiddenDim", "")),
                VllmRevision.NEWEST))
        .isEmpty();
  }
}

package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.NONE;
import static dev.moequant.annotations.Granularity.BLOCK;
import static dev.moequant.annotations.Granularity.GROUP;
import static dev.moequant.annotations.Granularity.PER_TOKEN;
import static dev.moequant.annotations.TensorSlot.A1_GSCALE;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_GSCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.G1_ALPHAS;
import static dev.moequant.annotations.TensorSlot.G2_ALPHAS;
import static dev.moequant.annotations.TensorSlot.W1_BIAS;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_ZP;
import static dev.moequant.annotations.TensorSlot.W2_BIAS;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_ZP;
import static dev.moequant.internal.rules.BindingSyntax.QUALIFIED;
import static dev.moequant.internal.rules.BrokenSchemes.a;
import static dev.moequant.internal.rules.BrokenSchemes.scheme;
import static dev.moequant.internal.rules.BrokenSchemes.w;
import static dev.moequant.scheme.SchemeSpec.fp8W8A16;
import static dev.moequant.scheme.SchemeSpec.fp8W8A8;
import static dev.moequant.scheme.SchemeSpec.int4W4A16;
import static dev.moequant.scheme.SchemeSpec.int4W4A8;
import static dev.moequant.scheme.SchemeSpec.int8W8A16;
import static dev.moequant.scheme.SchemeSpec.int8W8A8;
import static dev.moequant.scheme.SchemeSpec.mxfp4Mxfp8;
import static dev.moequant.scheme.SchemeSpec.mxfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A16;
import static dev.moequant.scheme.SchemeSpec.nvfp4W4A4;
import static dev.moequant.scheme.SchemeSpec.unquantized;
import static dev.moequant.scheme.VllmRevision.V2025_10;
import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.BindingRules.Binding;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** 301 to 305. */
class BindingRulesTest {
  /**
   * One row of the table.
   *
   * @param scheme the scheme
   * @param revision the revision of vLLM
   * @param slots what the fields are bound to, in source order
   * @param expected ids, each with the index of its binding, or with "class"
   */
  record Row(
      SchemeSpec scheme, VllmRevision revision, List<TensorSlot> slots, List<String> expected) {
    List<Finding> found() {
      List<Binding> bindings = new ArrayList<>();
      for (TensorSlot slot : slots) {
        bindings.add(new Binding(slot, "field tensor" + bindings.size()));
      }
      return BindingRules.check(
          scheme, revision, experts(scheme.kind().annotationName()), bindings);
    }

    Row reports(String... ids) {
      return new Row(scheme, revision, slots, List.of(ids));
    }

    Row at(VllmRevision other) {
      return new Row(scheme, other, slots, expected);
    }
  }

  private static Row row(SchemeSpec scheme, TensorSlot... slots) {
    return new Row(scheme, VllmRevision.NEWEST, List.of(slots), List.of());
  }

  private static BoundClass experts(String annotation) {
    return new BoundClass("Experts", annotation, QUALIFIED);
  }

  static Stream<Row> rows() {
    return Stream.of(
            right(),
            unbound(),
            unused(),
            ofOtherAnnotations(),
            twice(),
            slips(),
            halves(),
            settings(),
            later(),
            spelledOut())
        .flatMap(List::stream);
  }

  private static List<Row> right() {
    return List.of(
        row(fp8W8A8(), W1_SCALE, W2_SCALE),
        row(fp8W8A8(), W2_SCALE, W1_SCALE),
        row(unquantized()),
        row(int4W4A16().withZeroPoints(true), W1_ZP, W2_ZP, W1_SCALE, W2_SCALE));
  }

  private static List<Row> unbound() {
    return List.of(
        row(fp8W8A8()).reports("MOEQ301 class"),
        row(fp8W8A8().withStaticActivations(true), W1_SCALE, W2_SCALE).reports("MOEQ301 class"),
        row(nvfp4W4A4(), W1_SCALE, W2_SCALE).reports("MOEQ301 class"));
  }

  private static List<Row> unused() {
    return List.of(
        row(unquantized(), W1_SCALE).reports("MOEQ302 0"),
        row(mxfp4W4A16(), W1_SCALE, W2_SCALE, W1_ZP).reports("MOEQ302 2"),
        row(nvfp4W4A16(), W1_SCALE, W2_SCALE, G1_ALPHAS, G2_ALPHAS, A1_GSCALE).reports("MOEQ302 4"),
        row(nvfp4W4A4(), W1_BIAS).reports("MOEQ305 0", "MOEQ301 class"));
  }

  private static List<Row> ofOtherAnnotations() {
    return List.of(
        row(int4W4A16(), W1_SCALE, W2_SCALE, G1_ALPHAS).reports("MOEQ302 2"),
        row(int4W4A16(), W1_SCALE, W2_SCALE, G1_ALPHAS).at(V2025_10).reports("MOEQ302 2"),
        row(fp8W8A8(), W1_SCALE, W2_SCALE, G1_ALPHAS).reports("MOEQ302 2"),
        row(fp8W8A16(), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ302 2"),
        row(int8W8A8(), W1_SCALE, W2_SCALE, W1_ZP).reports("MOEQ302 2"),
        row(int4W4A8(), W1_SCALE, W2_SCALE, G1_ALPHAS, G2_ALPHAS, W1_BIAS, W2_BIAS)
            .reports("MOEQ302 4", "MOEQ302 5"),
        row(mxfp4W4A16(), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ302 2"));
  }

  private static List<Row> twice() {
    return List.of(
        row(fp8W8A8(), W1_SCALE, W2_SCALE, W1_SCALE).reports("MOEQ303 2"),
        row(fp8W8A8(), W1_SCALE, W1_SCALE, W1_SCALE, W2_SCALE).reports("MOEQ303 1", "MOEQ303 2"),
        // Copied, and one word not changed: that the first is half a pair is the same mistake.
        row(fp8W8A8(), W2_SCALE, W2_SCALE).reports("MOEQ303 1"),
        row(fp8W8A8(), W1_SCALE, W1_SCALE, W1_SCALE).reports("MOEQ303 1", "MOEQ303 2"),
        row(unquantized(), W1_SCALE, W1_SCALE).reports("MOEQ303 1", "MOEQ302 0"));
  }

  /** One word is wrong, and the word that was meant is known. */
  private static List<Row> slips() {
    SchemeSpec fp8 = fp8W8A8().withStaticActivations(true);
    return List.of(
        row(fp8W8A8(), W1_SCALE, W2_ZP).reports("MOEQ302 1"),
        row(fp8W8A8(), W1_ZP, W2_ZP).reports("MOEQ302 0", "MOEQ302 1"),
        row(fp8, W1_SCALE, W2_SCALE, A1_GSCALE, A2_SCALE).reports("MOEQ302 2"),
        row(fp8, W1_SCALE, W2_SCALE, A1_GSCALE, A2_GSCALE).reports("MOEQ302 2", "MOEQ302 3"),
        row(nvfp4W4A4(), W1_SCALE, W2_SCALE, G1_ALPHAS, G2_ALPHAS, A1_SCALE, A2_GSCALE)
            .reports("MOEQ302 4"),
        row(int4W4A16(), W1_ZP, W2_SCALE).reports("MOEQ305 0"),
        // Of another operand: nobody knows what was meant.
        row(int8W8A8(), G1_ALPHAS, W2_SCALE).reports("MOEQ302 0", "MOEQ304 1"),
        // Both halves are there: it is the setting that is missing, and the scales are.
        row(mxfp4W4A16(), W1_BIAS, W2_BIAS).reports("MOEQ305 0", "MOEQ301 class"));
  }

  private static List<Row> halves() {
    return List.of(
        row(fp8W8A8(), W1_SCALE).reports("MOEQ304 0"),
        row(int4W4A16().withZeroPoints(true), W2_ZP, W1_SCALE, W2_SCALE).reports("MOEQ304 0"),
        row(fp8W8A8().withStaticActivations(true), A1_SCALE, W2_SCALE)
            .reports("MOEQ304 0", "MOEQ304 1"),
        row(int4W4A16().withZeroPoints(true), W1_SCALE).reports("MOEQ304 0", "MOEQ301 class"));
  }

  private static List<Row> settings() {
    return List.of(
        row(int4W4A16(), W1_SCALE, W2_SCALE, W1_ZP, W2_ZP).reports("MOEQ305 2"),
        row(int8W8A16(), W1_SCALE, W2_SCALE, W2_ZP, W1_ZP).reports("MOEQ305 2"),
        row(int8W8A16(), W1_SCALE, W2_SCALE, W2_ZP).reports("MOEQ305 2"),
        row(mxfp4W4A16(), W1_SCALE, W2_SCALE, W1_BIAS).reports("MOEQ305 2"),
        row(fp8W8A8(), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ305 2"),
        row(fp8W8A8().withBlockShape(128, 128), W1_SCALE, W2_SCALE, A2_SCALE).reports("MOEQ305 2"),
        row(fp8W8A8().withPerActToken(true), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ305 2"),
        row(int8W8A8(), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ305 2"));
  }

  private static List<Row> later() {
    SchemeSpec right = fp8W8A8();
    return List.of(
        row(right, W1_SCALE, W2_SCALE, W1_BIAS).at(V2026_07).reports("MOEQ305 2"),
        row(right, W1_SCALE, W2_SCALE, W1_BIAS).at(V2025_10).reports("MOEQ305 2"),
        row(right, W1_SCALE, W2_SCALE, W1_BIAS, W2_BIAS).at(V2025_10).reports("MOEQ305 2"),
        row(right, W1_SCALE, W2_SCALE, A1_SCALE).at(V2025_10).reports("MOEQ305 2"),
        row(unquantized(), W1_BIAS).at(V2025_10).reports("MOEQ305 0"),
        // A slip is one whatever the revision has.
        row(right, W1_BIAS, W2_SCALE).at(V2025_10).reports("MOEQ305 0"),
        // The revision that 218 names for the scheme has the member, too.
        row(mxfp4Mxfp8(), W1_SCALE, W2_SCALE, W1_BIAS).at(V2025_10).reports("MOEQ305 2"));
  }

  private static List<Row> spelledOut() {
    SchemeSpec int8 = scheme(a(NONE), w(INT8));
    return List.of(
        row(int8, W1_SCALE, W2_SCALE, W1_ZP).reports("MOEQ305 2"),
        row(int8, W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ305 2"),
        row(int8, W1_SCALE, W2_SCALE, A1_GSCALE, G1_ALPHAS).reports("MOEQ305 2", "MOEQ305 3"),
        row(scheme(a(NONE), w(INT4)), W1_SCALE, W2_SCALE, G1_ALPHAS).reports("MOEQ305 2"),
        row(scheme(a(MXFP4), w(MXFP4)), W1_SCALE, W2_SCALE, A1_SCALE).reports("MOEQ305 2"),
        row(scheme(a(NONE), w(MXFP4)), W1_SCALE, W2_SCALE, W2_ZP).reports("MOEQ305 2"),
        row(scheme(a(INT8, PER_TOKEN), w(INT8)), W1_SCALE, W2_SCALE, A1_SCALE, W1_ZP)
            .reports("MOEQ305 2", "MOEQ305 3"),
        row(
                scheme(
                    a(FLOAT8_E4M3FN, GROUP).withGroupShape(1, 128),
                    w(FLOAT8_E4M3FN, BLOCK).withGroupShape(128, 128)),
                W1_SCALE,
                W2_SCALE,
                A1_SCALE,
                W1_ZP)
            .reports("MOEQ305 2", "MOEQ305 3"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bindingsAreReportedWhereTheyStand(Row row) {
    List<String> found =
        row.found().stream().map(one -> one.rule().code() + " " + where(one.place())).toList();
    assertThat(found).containsExactlyElementsIn(row.expected()).inOrder();
  }

  private static String where(Place place) {
    return place instanceof Place.OfBinding binding ? String.valueOf(binding.index()) : "class";
  }

  @Test
  void messagesReadAsApproved() throws IOException {
    String texts =
        rows()
            .filter(row -> !row.expected().isEmpty())
            .map(BindingRulesTest::shown)
            .collect(Collectors.joining("\n"));
    ApprovedFile.matches("binding-texts.txt", texts);
  }

  private static String shown(Row row) {
    return row.scheme()
        + " "
        + row.slots()
        + (row.revision() == VllmRevision.NEWEST ? "" : " " + row.revision())
        + "\n"
        + row.found().stream().map(found -> found.message() + "\n").collect(Collectors.joining());
  }

  @Test
  void anAnnotationOfOnesOwnIsCalledByItsName() {
    Finding found =
        BindingRules.check(
                fp8W8A8(),
                VllmRevision.NEWEST,
                experts("HouseStyle"),
                List.of(new Binding(W1_ZP, "field zeros")))
            .get(0);
    assertThat(found.text())
        .isEqualTo(
            "@QuantParam(W1_ZP): no setting of @HouseStyle uses w1_zp, it would be dropped"
                + " silently");
    assertThat(found.help())
        .isEqualTo("remove the annotation; @HouseStyle requires w1_scale, w2_scale");
  }

  @Test
  void aMemberHoldsOneTensor() {
    Finding found = BindingRules.inOneMember(W1_SCALE, W2_SCALE, "method scale()");
    assertThat(found.message())
        .isEqualTo(
            "[MOEQ303] @QuantParam(W2_SCALE) is on method scale(), beside"
                + " @QuantParam(W1_SCALE): a member holds one tensor\n"
                + "  help: remove one of the two\n"
                + "  see docs/rules/MOEQ303.md, or run java -jar moequant-processor.jar MOEQ303");
  }
}

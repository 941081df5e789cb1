package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.SchemeForm;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.seeded.Seeded;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The catalogue says what may be, the rules why something else may not: they must agree. */
class CatalogueTest {
  private static final List<DType> DTYPES = List.of(DType.values());
  private static final List<Granularity> GRANULARITIES = List.of(Granularity.values());
  private static final List<Integer> SIDES = List.of(-1, 0, 1, 2, 16, 32, 64, 128);

  @Test
  void aSchemeIsInTheCatalogueExactlyWhereNoRuleReportsAnError() {
    EveryScheme.all()
        .forEach(
            scheme -> {
              boolean isSound = EveryScheme.isSound(scheme);
              if (Catalogue.find(scheme).isPresent() != isSound) {
                assertWithMessage("%s: %s", scheme, QuantRules.check(scheme))
                    .that(Catalogue.find(scheme).isPresent())
                    .isEqualTo(isSound);
              }
            });
  }

  /** Outside the census: any dtypes, granularities and shapes, right ones more often. */
  @Test
  void theyAgreeOnRandomSchemes() {
    Seeded.tries(
        100_000,
        random -> {
          SchemeSpec scheme =
              SchemeSpec.quantScheme()
                  .withActivations(
                      new ActivationSpec(
                          random.oneOf(DTYPES),
                          random.oneOf(GRANULARITIES),
                          shape(random),
                          random.coin()))
                  .withWeights(
                      new WeightSpec(
                          random.oneOf(DTYPES),
                          random.oneOf(GRANULARITIES),
                          shape(random),
                          random.coin()));
          assertWithMessage("%s", scheme)
              .that(Catalogue.find(scheme).isPresent())
              .isEqualTo(EveryScheme.isSound(scheme));
        });
  }

  private static List<Integer> shape(Seeded random) {
    return switch (random.between(0, 5)) {
      case 0 -> List.of(1, random.oneOf(SIDES));
      case 1, 2 -> List.of(random.oneOf(SIDES), random.oneOf(SIDES));
      case 3 -> List.of(random.between(-3, 300));
      default -> List.of();
    };
  }

  @Test
  void everyRowIsTheFormOfSomeScheme() {
    Set<SchemeForm> met = new HashSet<>();
    EveryScheme.sound().forEach(scheme -> met.add(Catalogue.find(scheme).orElseThrow()));
    assertThat(met).containsExactlyElementsIn(Catalogue.forms().toList());
  }

  @Test
  void noSchemeIsInTwoRows() {
    EveryScheme.sound()
        .forEach(
            scheme ->
                assertWithMessage("%s", scheme)
                    .that(Catalogue.formsOf(scheme).count())
                    .isEqualTo(1));
  }

  @Test
  void aRowNamesItsFactory() {
    assertThat(Catalogue.find(SchemeSpec.fp8W8A8()).orElseThrow().toString())
        .isEqualTo("fp8_w8a8_moe_quant_config: FLOAT8_E4M3FN x FLOAT8_E4M3FN");
  }
}

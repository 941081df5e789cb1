package dev.moequant.internal.rules;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.annotations.DType.FLOAT8_E4M3FN;
import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.INT8;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.VllmOracle.Refusal;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever vLLM's config refuses itself, the rules reject, and for the same reason. */
class VllmRefusalsTest {
  /** Where the dtypes are right and leave shapes to the scheme. */
  private static final Map<Refusal, Set<String>> SAME_REASON =
      Map.of(
          Refusal.PER_ACT_TOKEN_WITH_BLOCK, Set.of("MOEQ103", "MOEQ105"),
          Refusal.PER_OUT_CH_WITH_BLOCK, Set.of("MOEQ104", "MOEQ105", "MOEQ108"),
          Refusal.BLOCK_TOO_SHORT, Set.of("MOEQ101", "MOEQ108"),
          Refusal.READS_BACK_PER_TOKEN, Set.of("MOEQ105"),
          Refusal.BLOCK_READS_BACK_OTHERWISE, Set.of("MOEQ101", "MOEQ105"),
          Refusal.NOT_A_PAIR, Set.of("MOEQ101", "MOEQ108"));

  private static final Set<DType> PLAIN = Set.of(FLOAT8_E4M3FN, INT8, INT4);

  @Test
  void theOracleAnswersAsPythonDid() throws IOException {
    for (Path folder : VectorFolders.of(VectorFolders.SEED)) {
      List<RecordedCall> calls = RecordedCall.in(folder);
      assertThat(calls).isNotEmpty();
      for (RecordedCall call : calls) {
        assertWithMessage("%s", call).that(call.oracle()).isEqualTo(call.refusal());
      }
    }
  }

  @Test
  void everyRecordedRefusalIsRejected() throws IOException {
    int refused = 0;
    int said = 0;
    Set<SchemeSpec> schemes = new HashSet<>();
    for (RecordedCall call : RecordedCall.in(VectorFolders.committed())) {
      if (call.refusal().isPresent()) {
        refused++;
        said += call.schemes().isEmpty() ? 0 : 1;
        for (SchemeSpec scheme : call.schemes()) {
          assertSameReason(
              scheme, call.refusal().get(), assertRejected(scheme, VllmRevision.V2025_10));
          schemes.add(scheme);
        }
      }
    }
    assertThat(refused).isEqualTo(1695);
    // The others: dtypes called "NVFP4" and "", and [] for a block_shape beside per_out_ch_quant.
    assertThat(said).isEqualTo(1463);
    assertThat(schemes).hasSize(585);
  }

  @Test
  void whateverTheOracleRefusesIsRejected() {
    assertThat(Census.taken().soundButRefused()).isEmpty();
    assertThat(Census.taken().refusals()).containsExactlyElementsIn(Refusal.values());
  }

  /** {@code @QuantScheme} has more ways to be wrong than one can tell apart. */
  @Test
  void shortFormsAreRejectedForTheReasonOfTheOracle() {
    EveryScheme.shortForms()
        .forEach(
            scheme ->
                VllmOracle.of(scheme)
                    .ifPresent(
                        refusal ->
                            assertSameReason(
                                scheme, refusal, assertRejected(scheme, VllmRevision.NEWEST))));
  }

  private static Set<String> assertRejected(SchemeSpec scheme, VllmRevision revision) {
    Set<String> ids =
        QuantRules.check(scheme, revision).stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> finding.rule().code())
            .collect(toSet());
    assertWithMessage("%s", scheme).that(ids).isNotEmpty();
    return ids;
  }

  private static void assertSameReason(SchemeSpec scheme, Refusal refusal, Set<String> ids) {
    Set<String> expected = SAME_REASON.get(refusal);
    if (expected != null && PLAIN.contains(scheme.weights().dtype())) {
      assertWithMessage("%s: %s", refusal, scheme).that(ids).containsAnyIn(expected);
    }
  }
}

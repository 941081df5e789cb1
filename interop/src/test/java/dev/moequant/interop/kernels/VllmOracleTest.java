package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.moequant.parity.Records;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The cases of vLLM's own tests, where they can be said in our words. */
class VllmOracleTest {
  private static final String RECORDS = "-2026-08.jsonl";

  private final Map<OracleAnswer.Outcome, Map<String, Integer>> counts = new TreeMap<>();
  private final Map<String, Integer> explanations = new TreeMap<>();
  private final List<String> unexplained = new ArrayList<>();
  private final List<String> different = new ArrayList<>();

  @Test
  void verdictsAreThoseOfVllmsTests() throws IOException {
    List<Path> folders = VectorFolders.oracle();
    assumeFalse(folders.isEmpty(), "no cases of vLLM's tests are there");
    OracleJudge judge =
        new OracleJudge(KernelCatalogues.of(VllmRevision.V2026_08), OracleCheckpoints.read());
    List<String[]> explained = OracleCheckpoints.table("oracle-differences.tsv");
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        for (Map<String, @Nullable Object> record : Records.of(file)) {
          count(new OracleCase(record), judge, explained);
        }
      }
    }
    System.out.printf(
        "vLLM oracle: %d equal, %d different, %d not sayable%n",
        sum(OracleAnswer.Outcome.EQUAL), different.size(), sum(OracleAnswer.Outcome.NOT_SAYABLE));
    different.forEach(System.out::println);
    System.out.println(counts + " " + explanations);
    assertWithMessage("cases with our verdict").that(sum(OracleAnswer.Outcome.EQUAL)).isAtLeast(1);
    assertWithMessage("differences that nobody explained").that(unexplained).isEmpty();
  }

  private void count(OracleCase test, OracleJudge judge, List<String[]> explained) {
    OracleAnswer answer = judge.answer(test);
    counts
        .computeIfAbsent(answer.outcome(), outcome -> new TreeMap<>())
        .merge(answer.kind(), 1, Integer::sum);
    if (answer.outcome() == OracleAnswer.Outcome.DIFFERENT) {
      String line = test.id() + " " + test.source() + ": " + answer.line();
      different.add(line);
      explained.stream()
          .filter(row -> explains(row, test))
          .findFirst()
          .ifPresentOrElse(
              row -> explanations.merge(row[2], 1, Integer::sum), () -> unexplained.add(line));
    }
  }

  /** A row names an id or where a source begins, and what is expected of which kernel, and why. */
  private static boolean explains(String[] row, OracleCase test) {
    String words =
        String.join(" ", test.text("expected"), test.text("kernel"), test.text("reason"));
    return (test.id().equals(row[0]) || test.source().startsWith(row[0])) && words.matches(row[1]);
  }

  private int sum(OracleAnswer.Outcome outcome) {
    return counts.getOrDefault(outcome, Map.of()).values().stream()
        .mapToInt(Integer::intValue)
        .sum();
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(RECORDS)).sorted().toList();
    }
  }
}

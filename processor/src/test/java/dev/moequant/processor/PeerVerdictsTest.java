package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Others decide what quantization they accept, too: libraries that write checkpoints have tests and
 * presets for it. {@code peers.tsv} has their verdicts beside ours, and says who is right: a rule
 * that changes is seen here against people who did not ask us.
 */
class PeerVerdictsTest {
  private static final Path TABLE =
      Path.of(System.getProperty("basedir", ""), "src/test/resources/peers.tsv");

  private static final String QUESTIONABLE = "questionable: ";

  /**
   * A row of the table.
   *
   * @param source the peer's project, and its test or table
   * @param name what the peer calls the case
   * @param annotation the same as one of our annotations
   * @param theirs the peer's verdict
   * @param ours "accept", or the ids of what the compiler reports
   * @param right who is right, as the head of the table says
   * @param why half a sentence
   * @param mark empty, or what may change
   */
  private record Row(
      String source,
      String name,
      String annotation,
      String theirs,
      String ours,
      String right,
      String why,
      String mark) {

    static Row of(String line) {
      String[] cells = line.split("\t", -1);
      assertWithMessage(line).that(cells.length).isAnyOf(7, 8);
      String mark = cells.length == 8 ? cells[7] : "";
      return new Row(cells[0], cells[1], cells[2], cells[3], cells[4], cells[5], cells[6], mark);
    }

    /** Our verdict in the peer's words. */
    String oursInTheirWords() {
      if (ours.equals("accept")) {
        return "accept";
      }
      return ours.startsWith("MOEQ") ? "reject" : "warn";
    }
  }

  private final List<Row> rows;

  PeerVerdictsTest() throws IOException {
    rows =
        Files.readAllLines(TABLE).stream()
            .filter(line -> !line.startsWith("#"))
            .map(Row::of)
            .toList();
  }

  @Test
  void ourVerdictsAreThoseOfTheTable() {
    Map<String, String> expected = new LinkedHashMap<>();
    for (Row row : rows) {
      String before = expected.putIfAbsent(row.annotation, row.ours);
      assertWithMessage("two verdicts on %s", row).that(before).isAnyOf(null, row.ours);
    }

    Map<String, String> found = verdicts(List.copyOf(expected.keySet()));

    List<String> others = new ArrayList<>();
    expected.forEach(
        (annotation, verdict) -> {
          if (!verdict.equals(found.get(annotation))) {
            others.add(annotation + ": " + verdict + ", now " + found.get(annotation));
          }
        });
    assertThat(others).isEmpty();
  }

  /** All of them in one compilation. */
  private static Map<String, String> verdicts(List<String> annotations) {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(Compilations.of(Compilations.annotated(annotations)));
    Map<String, List<String>> said = new TreeMap<>();
    for (Diagnosed found : result.diagnostics()) {
      assertWithMessage(found.message()).that(found.id()).isNotEmpty();
      said.computeIfAbsent(found.file(), file -> new ArrayList<>())
          .add((found.isWarning() ? "warning " : "") + found.id());
    }
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (int i = 0; i < annotations.size(); i++) {
      List<String> ids = said.getOrDefault("demo/S" + i + ".java", List.of("accept"));
      verdicts.put(annotations.get(i), String.join(", ", ids.stream().sorted().toList()));
    }
    return verdicts;
  }

  /** A column that nothing checks would be wrong after the first change of a rule. */
  @Test
  void whoIsRightFollowsFromTheVerdicts() {
    for (Row row : rows) {
      boolean agreed = row.theirs.equals(row.oursInTheirWords());
      assertWithMessage("%s", row)
          .that(row.theirs)
          .isIn(Set.of("accept", "warn", "reject", "none"));
      assertWithMessage("%s", row).that(row.right).isIn(Set.of("both", "ours", "peer"));
      assertWithMessage("%s", row).that(row.right.equals("both")).isEqualTo(agreed);
      if (row.right.equals("peer")) {
        assertWithMessage("%s", row).that(row.mark).isNotEmpty();
      }
    }
  }

  @Test
  void eachRowSaysWhereItIsFromAndWhy() {
    assertThat(rows.size()).isAtLeast(130);
    for (Row row : rows) {
      assertWithMessage("%s", row).that(row.source).contains(": ");
      assertWithMessage("%s", row).that(row.name).isNotEmpty();
      assertWithMessage("%s", row).that(row.why.length()).isAtLeast(10);
      if (!row.mark.isEmpty()) {
        assertWithMessage("%s", row).that(row.mark).startsWith(QUESTIONABLE);
      }
    }
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Goldens;
import dev.moequant.testing.RulePage;
import dev.moequant.testing.RulePage.Example;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The pages of {@code docs/rules} are there, and what they show is what happens. */
class RuleDocsTest {
  /** Nothing that a user writes is right or wrong about a crash; its page has a test of its own. */
  private static final String CRASH = "MOEQ999";

  /** With one of the revisions of vLLM that anything is recorded of. */
  private static final Pattern SOURCE =
      Pattern.compile(
          "(?s)\nSource: `[\\w/]+\\.py`.*\\b("
              + Stream.of(VllmRevision.values())
                  .map(VllmRevision::commit)
                  .collect(Collectors.joining("|"))
              + ")\\)\\.\n");

  private static final int FAMILY_OF_CHECKPOINTS = 7;

  private static final Pattern ID = Pattern.compile("\\[(MOEQ\\d{3})\\]");

  private static final Map<Integer, String> FAMILIES =
      Map.of(
          1, "shapes and flags",
          2, "dtypes and schemes",
          3, "tensors, and the members that hold them",
          4, "sizes of a layer",
          5, "parallelism",
          6, "kernels",
          7, "checkpoints",
          8, "where an annotation stands, and the build",
          9, "moequant itself");

  static List<RulePage> pages() {
    return RulePage.all();
  }

  private static Stream<Arguments> examples(Predicate<RulePage> chosen) {
    return pages().stream()
        .filter(chosen)
        .flatMap(
            page ->
                Arrays.stream(CompilerUnderTest.values())
                    .map(compiler -> Arguments.of(page, compiler)));
  }

  static Stream<Arguments> all() {
    return examples(page -> true);
  }

  static Stream<Arguments> avoidable() {
    return examples(page -> !page.code().equals(CRASH));
  }

  static Stream<Arguments> crashes() {
    return examples(page -> page.code().equals(CRASH));
  }

  /** Those about checkpoints are of files; {@link CheckpointTest} silences the compiler. */
  static Stream<Arguments> warnings() {
    return examples(page -> canBeSilenced(page) && family(page) != FAMILY_OF_CHECKPOINTS);
  }

  private static boolean canBeSilenced(RulePage page) {
    return rule(page).severity() == Severity.WARNING
        && rule(page).detectedBy() != DetectedBy.RUN_TIME;
  }

  private static Rule<?> rule(RulePage page) {
    return AllRules.of(RuleId.of(page.code()));
  }

  @Test
  void eachRuleHasAPageAndEachPageARule() throws IOException {
    List<String> names = AllRules.all().stream().map(rule -> rule.id().code() + ".md").toList();
    try (Stream<Path> files = Files.list(RulePage.folder())) {
      assertThat(files.map(file -> String.valueOf(file.getFileName())).toList())
          .containsExactlyElementsIn(
              Stream.concat(names.stream(), Stream.of("README.md")).toList());
    }
    for (RulePage page : pages()) {
      assertThat(page.name()).isEqualTo(page.code() + ".md");
      assertThat(page.title()).isEqualTo(rule(page).title());
      assertThat(rule(page).id().page()).isEqualTo("docs/rules/" + page.name());
    }
  }

  /** The catalogue has them; a message would be too long for all. */
  @Test
  void thePageOfPairsHasThoseOfTheCatalogue() throws IOException {
    String rows =
        Catalogue.forms()
            .map(form -> row(form.dtype(Operand.ACTIVATIONS), form.dtype(Operand.WEIGHTS)))
            .distinct()
            .collect(Collectors.joining());

    assertThat(Files.readString(RulePage.folder().resolve("MOEQ202.md")))
        .contains("| activations | weights |\n| --- | --- |\n" + rows + "\n");
  }

  private static String row(DType... dtypes) {
    return Stream.of(dtypes)
        .map(dtype -> dtype == DType.NONE ? "not quantized" : dtype.name())
        .collect(Collectors.joining(" | ", "| ", " |\n"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void thePageSaysHowBadItIsAndWhoFindsIt(RulePage page) {
    Rule<?> rule = rule(page);
    boolean isWarning = rule.severity() == Severity.WARNING;
    assertThat(page.verdict())
        .isEqualTo(
            (isWarning ? "Warning" : "Error")
                + ", found by "
                + inWords(rule.detectedBy())
                + "."
                + (canBeSilenced(page)
                    ? " `@SuppressWarnings(\"" + page.code() + "\")` silences the compiler."
                    : ""));
  }

  private static String inWords(DetectedBy finder) {
    return switch (finder) {
      case ANYONE -> "the compiler and at run time";
      case COMPILER -> "the compiler only";
      case RUN_TIME -> "a running program only";
    };
  }

  @ParameterizedTest
  @MethodSource("pages")
  void whatIsSaidOfVllmHasASource(RulePage page) {
    Rule<?> rule = rule(page);
    int family = rule.id().number() / 100;
    if (family < 3 || (family >= 4 && family <= 6)) {
      assertWithMessage(page.why()).that(SOURCE.matcher(page.why()).find()).isTrue();
    }
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("all")
  void theWrongExampleIsToldWhatThePageSays(RulePage page, CompilerUnderTest compiler) {
    List<String> said = RuleExamples.said(page, page.wrong(), compiler);
    assertThat(said).hasSize(1);
    assertThat(ID.matcher(said.get(0)).results().map(id -> id.group(1)).toList())
        .containsExactly(page.code());
    Goldens.assertMatches(page.file().toAbsolutePath(), page.withMessage(said.get(0)));
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("avoidable")
  void nothingIsSaidOfTheRightExample(RulePage page, CompilerUnderTest compiler) {
    assertThat(RuleExamples.said(page, page.right(), compiler)).isEmpty();
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("crashes")
  void aCrashCanBeReportedWithItsStackTrace(RulePage page, CompilerUnderTest compiler) {
    List<String> said = RuleExamples.said(page, page.right(), compiler);
    assertThat(said).hasSize(1);
    assertThat(said.get(0)).startsWith(page.message());
    assertThat(said.get(0)).contains("\tat dev.moequant.");
  }

  @ParameterizedTest(name = "{0} {1}")
  @MethodSource("warnings")
  void aWarningCanBeSilenced(RulePage page, CompilerUnderTest compiler) {
    String silenced = "@SuppressWarnings(\"" + page.code() + "\")\n" + page.wrong().text();
    // Eclipse's compiler says of every word that it does not know itself that it is unsupported.
    assertThat(
            ID.matcher(RuleExamples.said(page, new Example("java", silenced), compiler).toString())
                .find())
        .isFalse();
  }

  @Test
  void theIndexListsEachPage() throws IOException {
    Path index = RulePage.folder().resolve("README.md").toAbsolutePath();
    Goldens.assertMatches(index, withTables(index));
  }

  /** Everything before the first family is written by hand. */
  private static String withTables(Path index) throws IOException {
    String intro = Files.readString(index).split("(?m)^## 1xx", 2)[0];
    Map<Integer, List<RulePage>> families =
        pages().stream()
            .collect(
                Collectors.groupingBy(RuleDocsTest::family, TreeMap::new, Collectors.toList()));
    return intro
        + families.entrySet().stream()
            .map(family -> table(family.getKey(), family.getValue()))
            .collect(Collectors.joining("\n"));
  }

  private static int family(RulePage page) {
    return rule(page).id().number() / 100;
  }

  private static String table(int family, List<RulePage> pages) {
    String about = FAMILIES.get(family);
    assertWithMessage("%sxx has no name here", family).that(about).isNotNull();
    return "## "
        + family
        + "xx: "
        + about
        + "\n\n| id | severity | found by | about |\n| --- | --- | --- | --- |\n"
        + pages.stream().map(RuleDocsTest::row).collect(Collectors.joining());
  }

  private static String row(RulePage page) {
    Rule<?> rule = rule(page);
    String finder =
        switch (rule.detectedBy()) {
          case ANYONE -> "compiler, run time";
          case COMPILER -> "compiler";
          case RUN_TIME -> "run time";
        };
    String severity = rule.severity() == Severity.WARNING ? "warning" : "error";
    return "| [%s](%s) | %s | %s | %s |\n"
        .formatted(page.code(), page.name(), severity, finder, page.title());
  }

  @ParameterizedTest
  @MethodSource("pages")
  void linksLeadToPages(RulePage page) {
    for (MatchResult link :
        Pattern.compile("\\]\\(([^)]+)\\)").matcher(page.text()).results().toList()) {
      assertWithMessage(link.group(1))
          .that(Files.exists(RulePage.folder().resolve(link.group(1))))
          .isTrue();
    }
  }
}

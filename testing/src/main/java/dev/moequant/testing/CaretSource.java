package dev.moequant.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A source that is the specification of its own diagnostics.
 *
 * <pre>{@code
 * @QuantScheme(
 *     weights = @Weights(dtype = DType.INT4,
 *                        groupSize = 100))
 * //                                 ^^^ MOEQ213
 * }</pre>
 *
 * <p>A comment line of carets and an id speaks about the last line above it that is not such a
 * comment itself; several in a row are several diagnostics. If the value goes on in the next line,
 * the carets stand under the part in its first line.
 *
 * <ul>
 *   <li>{@code // ^^^ MOEQ213 W} is a warning.
 *   <li>{@code //<^^^ MOEQ213} starts where the comment starts, so here in column 1 and ends in
 *       column 6. Plain carets cannot stand below column 3, and an annotation on a top-level class
 *       does.
 *   <li>{@code // ^^^ MOEQ213 ecj-2} says that ecj reports it two lines further up ({@code ecj+2}:
 *       down), counting lines of the file. ecj cannot point at an element of an array, for
 *       instance, and falls back to the annotation.
 *   <li>{@code // ^^^ MOEQ213 ecj:nowhere} says that ecj gives no position at all, as it does for
 *       everything on a record.
 *   <li>{@code // ^^^ MOEQ213 ecj:generated} says that with ecj it is the generated file that says
 *       it, for that reason.
 *   <li>{@code //~ ERROR some text} is an error without an id, on any column of that line, with a
 *       message that contains the text; {@code //~ WARNING some text} a warning. As the compilers
 *       use different words, {@code //~ javac ERROR some text} and {@code //~ ecj ERROR some text}
 *       are expected from that compiler only.
 *   <li>{@code //~ nowhere MOEQ807} is an error without a position, in no file: what is wrong is
 *       not in a source. {@code //~ nowhere MOEQ807 ecj-2}: ecj reports it two lines further up, or
 *       {@code ecj:generated}. {@code //~ nowhere javac WARNING some text} is one without an id.
 *   <li>{@code // in: without the runtime}, as the first line, says how to compile all sources of
 *       the case. What follows {@code in:} is for the test to understand.
 * </ul>
 *
 * <p>A comment that looks like one of these and is not is refused: a typo must not weaken a test.
 *
 * @param path the path of the source
 * @param environment how to compile it; empty for the usual way
 * @param expected what it asks for, in its order
 */
record CaretSource(String path, Optional<String> environment, List<ExpectedDiagnostic> expected) {

  private static final String ECJ =
      "(?:\\s+ecj(?:(?<shift>[+-]\\d+)|(?<nowhere>:nowhere)|(?<generated>:generated)))?";

  private static final Pattern CARETS =
      Pattern.compile(
          "\\s*(?://\\s*(?<plain>\\^+)|(?<left>//<\\^*))\\s+(?<id>MOEQ\\d{3})(?<warning>\\s+W)?"
              + ""
              + ECJ
              + "\\s*");

  private static final Pattern OTHER =
      Pattern.compile(
          "\\s*//~\\s*(?<nowhere>nowhere\\s+)?(?:(?<compiler>javac|ecj)\\s+)?(?<kind>ERROR|WARNING)\\s+(?<text>.*\\S)\\s*");

  private static final Pattern NOWHERE =
      Pattern.compile("\\s*//~\\s*nowhere\\s+(?<id>MOEQ\\d{3})" + ECJ + "\\s*");

  private static final Pattern ENVIRONMENT = Pattern.compile("// in: (\\S.*)");

  private static final Pattern LOOKS_LIKE_ONE = Pattern.compile("\\s*//(?:\\s*\\^|<|~|\\s*in:).*");

  /** Copies the list. */
  CaretSource {
    expected = List.copyOf(expected);
  }

  /** Reads the comments of one source. */
  static CaretSource parse(String path, String text) {
    List<ExpectedDiagnostic> expected = new ArrayList<>();
    List<String> lines = text.lines().toList();
    Optional<String> environment = lines.stream().findFirst().flatMap(CaretSource::environment);
    int codeLine = 0;
    for (int i = environment.isPresent() ? 1 : 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!LOOKS_LIKE_ONE.matcher(line).matches()) {
        codeLine = i + 1;
        continue;
      }
      String where = path + ":" + (i + 1) + ": " + line;
      if (codeLine == 0) {
        throw new IllegalArgumentException("no line above to speak about, " + where);
      }
      expected.add(read(path, codeLine, line, where));
    }
    return new CaretSource(path, environment, expected);
  }

  private static Optional<String> environment(String firstLine) {
    Matcher environment = ENVIRONMENT.matcher(firstLine);
    return environment.matches() ? Optional.of(environment.group(1).strip()) : Optional.empty();
  }

  /** Reads the comments of all sources of a set. */
  static List<ExpectedDiagnostic> expectedIn(Sources sources) {
    List<ExpectedDiagnostic> all = new ArrayList<>();
    sources.files().forEach((path, text) -> all.addAll(parse(path, text).expected()));
    return all;
  }

  /** How to compile a set, which is said once. */
  static Optional<String> environmentOf(Sources sources) {
    List<String> all = new ArrayList<>();
    sources.files().forEach((path, text) -> parse(path, text).environment().ifPresent(all::add));
    if (all.size() > 1) {
      throw new IllegalArgumentException("several ways to compile one case: " + all);
    }
    return all.stream().findFirst();
  }

  private static ExpectedDiagnostic read(String path, int codeLine, String line, String where) {
    Matcher carets = CARETS.matcher(line);
    if (carets.matches()) {
      return caret(path, codeLine, carets);
    }
    Matcher nowhere = NOWHERE.matcher(line);
    if (nowhere.matches()) {
      return nowhere.group("shift") == null && nowhere.group("generated") == null
          ? ExpectedDiagnostic.nowhere(nowhere.group("id"))
          : ExpectedDiagnostic.nowhereButOnEcj(
              nowhere.group("id"), path, ecjLine(codeLine, nowhere));
    }
    Matcher other = OTHER.matcher(line);
    if (other.matches()) {
      return other(path, codeLine, other);
    }
    throw new IllegalArgumentException(
        "neither carets with an id nor //~ with a kind nor a first line, " + where);
  }

  private static ExpectedDiagnostic caret(String path, int codeLine, Matcher carets) {
    String span = carets.group("plain") == null ? "left" : "plain";
    return new ExpectedDiagnostic(
        path,
        codeLine,
        carets.start(span) + 1,
        carets.end(span),
        carets.group("id"),
        carets.group("warning") != null,
        "",
        Optional.empty(),
        ecjLine(codeLine, carets));
  }

  private static int ecjLine(int codeLine, Matcher comment) {
    if (comment.group("generated") != null) {
      return ExpectedDiagnostic.GENERATED;
    }
    String shift = Optional.ofNullable(comment.group("shift")).orElse("0");
    return comment.group("nowhere") != null ? 0 : codeLine + Integer.parseInt(shift);
  }

  private static ExpectedDiagnostic other(String path, int codeLine, Matcher other) {
    int line = other.group("nowhere") == null ? codeLine : 0;
    return new ExpectedDiagnostic(
        line == 0 ? "" : path,
        line,
        0,
        0,
        "",
        "WARNING".equals(other.group("kind")),
        other.group("text"),
        Optional.ofNullable(other.group("compiler"))
            .map(name -> CompilerUnderTest.valueOf(name.toUpperCase(Locale.ROOT))),
        line);
  }
}

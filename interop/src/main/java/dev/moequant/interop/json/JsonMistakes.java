package dev.moequant.interop.json;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is wrong with what should be JSON, in plain words: jackson speaks of its own settings and of
 * codes of characters. What few people write is left in its words.
 */
final class JsonMistakes {
  private static final String CHARACTER =
      "Unexpected character \\('(?s:(.*?))' \\(code (\\d+).*?\\)\\): ";
  private static final int BYTE_ORDER_MARK = 0xFEFF;

  /** Words of Python, which prints what is no JSON. */
  private static final Map<String, String> OF_PYTHON =
      Map.of("True", "true", "False", "false", "None", "null");

  /** What jackson says, and what it means. */
  private record Mistake(Pattern said, Function<MatchResult, String> words) {}

  private static final List<Mistake> MISTAKES =
      List.of(
          mistake(
              "Unexpected end-of-input: expected close marker for (\\w+) \\(start marker at"
                  + " .*line: (\\d+), column: (\\d+).*",
              m ->
                  "the file ends before the %s that begins at line %s, column %s is closed"
                      .formatted(isList(m.group(1)) ? "list" : "object", m.group(2), m.group(3))),
          mistake(
              "Unexpected end-of-input.*(FIELD_NAME|field name|VALUE_STRING|closing quote).*",
              m -> "the file ends within a text"),
          mistake(
              "Unexpected end-of-input within/between (\\w+) entries.*",
              m -> "the file ends within " + (isList(m.group(1)) ? "a list" : "an object")),
          mistake("Unexpected end-of-input.*", m -> "the file ends in the middle"),
          mistake(CHARACTER + "maybe a \\(non-standard\\) comment.*", m -> "JSON has no comments"),
          mistake(
              CHARACTER + "was expecting double-quote to start .*",
              m -> inPlaceOf("a key in double quotes", m)),
          mistake(CHARACTER + "expected a valid value.*", m -> inPlaceOf("a value", m)),
          mistake(
              CHARACTER + "was expecting comma to separate.*",
              m -> "a comma is missing in front of " + shown(m)),
          mistake(
              CHARACTER + "was expecting a colon.*",
              m -> "a colon is missing in front of " + shown(m)),
          mistake(
              CHARACTER + "(in numeric value|.*[Dd]ecimal point|.*digit following).*",
              m -> "a number that is not finished"),
          mistake(
              CHARACTER + "Expected space separating root-level values.*",
              m -> shown(m) + " stands behind a value"),
          mistake(
              "Unexpected character .* in numeric value.*", m -> "a number that is not finished"),
          mistake(
              "Non-standard token '([^']*)'.*",
              m -> Shown.of(m.group(1)) + " is Python's: JSON has no such number"),
          mistake("Unrecognized token '([^']*)'.*", JsonMistakes::word),
          mistake("Invalid numeric value: Leading zeroes.*", m -> "a number begins with 0"),
          mistake(
              "Unexpected close marker '(.)': expected '(.)'.*",
              m -> m.group(1) + " stands where " + m.group(2) + " should"),
          mistake("Unexpected close marker '(.)': no open.*", m -> m.group(1) + " closes nothing"),
          mistake(
              ".*\\(CTRL-CHAR, code (\\d+)\\).*be escaped.*",
              m ->
                  List.of("10", "13").contains(m.group(1))
                      ? "a text in double quotes ends on another line than it begins"
                      : "a control character (code " + m.group(1) + ") stands in a text"),
          mistake(
              ".*\\(CTRL-CHAR, code (\\d+)\\).*",
              m -> "a control character (code " + m.group(1) + ") stands between values"),
          mistake(
              "Unrecognized character escape '(?s:(.*))' \\(code (\\d+).*",
              m -> "a text has \\" + shown(m) + ", which is nothing in JSON"));

  private JsonMistakes() {}

  private static Mistake mistake(String said, Function<MatchResult, String> words) {
    return new Mistake(Pattern.compile(said), words);
  }

  /** One line. */
  static String inWords(String said) {
    // It quotes the file, of which a line has no end.
    String bounded = said.length() <= 2_000 ? said : said.substring(0, 2_000);
    for (Mistake mistake : MISTAKES) {
      Matcher matcher = mistake.said().matcher(bounded);
      if (matcher.matches()) {
        return mistake.words().apply(matcher.toMatchResult());
      }
    }
    return Shown.reason(said);
  }

  private static boolean isList(String container) {
    return container.equals("Array");
  }

  private static String shown(MatchResult character) {
    return Shown.of(character.group(1));
  }

  private static String inPlaceOf(String wanted, MatchResult found) {
    if (Integer.parseInt(found.group(2)) == BYTE_ORDER_MARK) {
      return "a byte order mark (BOM), which Python's json module does not take";
    }
    return switch (found.group(1)) {
      case "'" -> "a single quote: JSON has texts in double quotes";
      case "}", "]" ->
          "%s where there should be %s: JSON has no comma behind the last one"
              .formatted(found.group(1), wanted);
      default -> shown(found) + " where there should be " + wanted;
    };
  }

  private static String word(MatchResult found) {
    String word = found.group(1);
    return OF_PYTHON.containsKey(word)
        ? word + " is Python's: JSON has " + OF_PYTHON.get(word)
        : Shown.of(word) + " is no value: JSON has texts in double quotes";
  }
}

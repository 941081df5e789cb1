package dev.moequant.kotlin;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Errors and warnings by place, {@code Nulls.kt:10}: those that comments announce and those
 * printed.
 */
final class KotlinErrors {
  /**
   * Announces an error in the next line; group 1 is what its message says: parts with … between
   * them, where ⏎ is the end of a line.
   */
  private static final Pattern COMMENT = Pattern.compile(" *// (?:error|warning): (.*)");

  private static final Pattern MENDED = Pattern.compile("( *)// mended: (.*)");

  /** Groups: file name, line, message. kapt prints the severity twice, and no column. */
  private static final Pattern PRINTED =
      Pattern.compile(
          "(?ms)^(?:error: |warning: )?(?:[^\n]*[/\\\\])?([^/\\\\:\n]+):(\\d+):(?:\\d+:)?"
              + " (?:error|warning): (.*?)(?=^[^\n]+:\\d+: (?:error|warning): |\\z)");

  private KotlinErrors() {}

  static Map<String, String> announced(List<Path> sources) throws IOException {
    Map<String, String> errors = new TreeMap<>();
    for (Path source : sources) {
      List<String> lines = Files.readAllLines(source);
      for (int i = 0; i < lines.size(); i++) {
        Matcher comment = COMMENT.matcher(lines.get(i));
        if (comment.matches()) {
          errors.put(source.getFileName() + ":" + (i + 2), comment.group(1));
        }
      }
    }
    return errors;
  }

  /**
   * The errors printed. A message that says what was announced for its place is given in the words
   * announced, so that the two can be compared.
   */
  static List<Map.Entry<String, String>> printed(String printed, Map<String, String> announced) {
    List<Map.Entry<String, String>> errors = new ArrayList<>();
    Matcher error = PRINTED.matcher(printed);
    while (error.find()) {
      String place = error.group(1) + ":" + error.group(2);
      String message = error.group(3);
      String words = announced.get(place);
      errors.add(Map.entry(place, words != null && says(message, words) ? words : message));
    }
    return errors;
  }

  private static boolean says(String message, String words) {
    int from = 0;
    for (String part : words.replace("⏎", "\n").split(" ?… ?", -1)) {
      int found = message.indexOf(part, from);
      if (found < 0) {
        return false;
      }
      from = found + part.length();
    }
    return true;
  }

  /** The same sources, where a line is as the comment after it says what the help asks for. */
  static List<Path> mended(List<Path> sources, Path folder) throws IOException {
    List<Path> mended = new ArrayList<>();
    for (Path source : sources) {
      List<String> lines = new ArrayList<>();
      for (String line : Files.readAllLines(source)) {
        Matcher comment = MENDED.matcher(line);
        if (comment.matches()) {
          lines.set(lines.size() - 1, comment.group(1) + comment.group(2));
        } else {
          lines.add(line);
        }
      }
      mended.add(Files.write(folder.resolve(source.getFileName()), lines));
    }
    return mended;
  }
}

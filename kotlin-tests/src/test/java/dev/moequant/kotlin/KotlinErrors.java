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

/** Errors by place, {@code Nulls.kt:10}: those that comments announce and those printed. */
final class KotlinErrors {
  /** Announces an error in the next line; group 1 is a part of its message. */
  private static final Pattern COMMENT = Pattern.compile(" *// error: (.*)");

  /** Groups: file name, line, message. */
  private static final Pattern PRINTED =
      Pattern.compile("(?m)^(?:.*[/\\\\])?([^/\\\\:]+):(\\d+):\\d+: error: (.*)$");

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
      errors.add(Map.entry(place, words != null && message.contains(words) ? words : message));
    }
    return errors;
  }
}

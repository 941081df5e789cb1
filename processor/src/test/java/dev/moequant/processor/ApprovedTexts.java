package dev.moequant.processor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The words that somebody has read and approved, in the runtime's tests, where they are made. */
final class ApprovedTexts {
  private static final Path OF_RULES =
      Path.of(
          System.getProperty("basedir", ""), "../runtime/src/test/resources/rules/rule-texts.txt");

  private ApprovedTexts() {}

  /**
   * Broken schemes, each as an annotation with bare constants, and the messages about it.
   *
   * <p>A block of the file is an annotation in one line and its messages, of which each begins with
   * an id in brackets; blocks are separated by blank lines.
   */
  static Map<String, List<String>> ofRules() {
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (String block : read().split("\n\n", -1)) {
      List<String> lines = block.lines().toList();
      List<String> messages = new ArrayList<>();
      for (String line : lines.subList(1, lines.size())) {
        if (line.startsWith("[MOEQ")) {
          messages.add(line);
        } else {
          int last = messages.size() - 1;
          messages.set(last, messages.get(last) + "\n" + line);
        }
      }
      if (!lines.get(0).startsWith("@") || messages.isEmpty()) {
        throw new AssertionError("not an annotation and its messages: " + block);
      }
      texts.put(lines.get(0), messages);
    }
    return texts;
  }

  private static String read() {
    try {
      return Files.readString(OF_RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

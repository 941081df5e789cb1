package dev.moequant.processor;

import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The words that somebody has read and approved, in the runtime's tests, where they are made. */
final class ApprovedTexts {
  private static final Path OF_RULES =
      Path.of(
          System.getProperty("basedir", ""), "../runtime/src/test/resources/rules/rule-texts.txt");

  private ApprovedTexts() {}

  /**
   * Schemes that are broken for a revision of vLLM, each as an annotation with bare constants, and
   * the messages about it.
   *
   * <p>A block of the file is an annotation in one line, with a revision where that is not the
   * newest, and its messages, of which each begins with an id in brackets; blocks are separated by
   * blank lines.
   */
  static Map<String, List<String>> ofRules(VllmRevision revision) {
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
      String[] head = lines.get(0).split(" for ", 2);
      if (revision == (head.length == 1 ? VllmRevision.NEWEST : revision(head[1]))) {
        texts.put(head[0], messages);
      }
    }
    return texts;
  }

  private static VllmRevision revision(String name) {
    return Stream.of(VllmRevision.values())
        .filter(revision -> revision.toString().equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static String read() {
    try {
      return Files.readString(OF_RULES);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.moequant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Where complaints go to, and progress. */
final class StandardError {
  /** On Linux what the stream is; other systems have no such file. */
  private static final Path STREAM = Path.of("/proc/self/fd/2");

  private StandardError() {}

  /**
   * Whether a line may be drawn over and over.
   *
   * @param otherwise what is taken for the answer where the system does not say
   */
  static boolean isTerminal(Map<String, String> environment, boolean otherwise) {
    if (environment.containsKey("NO_COLOR")
        || environment.getOrDefault("TERM", "").equals("dumb")) {
      return false;
    }
    try {
      String file = Files.readSymbolicLink(STREAM).toString();
      return file.startsWith("/dev/pts/") || file.startsWith("/dev/tty");
    } catch (IOException | UnsupportedOperationException otherSystem) {
      return otherwise;
    }
  }
}

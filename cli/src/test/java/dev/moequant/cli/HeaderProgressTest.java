package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.cli.output.Colors;
import dev.moequant.cli.output.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class HeaderProgressTest {
  private static final int FILES = 163;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private Terminal terminal(int width, boolean showsProgress) {
    return new Terminal(
        new PrintWriter(out), new PrintWriter(err), width, Colors.ON, () -> showsProgress);
  }

  /** Reads all files, each of which takes as long. */
  private void read(Terminal terminal, long millis) {
    AtomicLong clock = new AtomicLong(Long.MAX_VALUE - 1); // it may run over
    try (HeaderProgress progress = new HeaderProgress(terminal, clock::get)) {
      for (int file = 1; file <= FILES; file++) {
        clock.addAndGet(TimeUnit.MILLISECONDS.toNanos(millis));
        progress.read(file, FILES);
      }
    }
  }

  @Test
  void aBarIsDrawnAndGone() {
    read(terminal(60, true), 100);

    String[] lines = err.toString().split("\r", -1);
    assertThat(lines[1]).startsWith("headers");
    assertThat(err.toString()).contains("/" + FILES);
    assertThat(err.toString()).doesNotContain("\n");
    assertThat(err.toString()).endsWith("\r" + " ".repeat(59) + "\r");
    for (String line : lines) {
      assertThat(line.length()).isAtMost(59);
    }
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void whatIsReadAtOnceShowsNone() {
    read(terminal(60, true), 3);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void whatIsNoTerminalShowsNone() {
    read(terminal(Terminal.UNLIMITED, false), 100);

    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aTerminalOfUnknownWidthHasABarOfUsualWidth() {
    read(terminal(Terminal.UNLIMITED, true), 100);

    assertThat(err.toString()).endsWith("\r" + " ".repeat(79) + "\r");
  }

  /** Surefire's own stream is a pipe. */
  @Test
  void noColourIsNoProgress() {
    assertThat(StandardError.isTerminal(Map.of("NO_COLOR", "1"), true)).isFalse();
    assertThat(StandardError.isTerminal(Map.of("TERM", "dumb"), true)).isFalse();
    assertThat(StandardError.isTerminal(Map.of(), false)).isFalse();
  }
}

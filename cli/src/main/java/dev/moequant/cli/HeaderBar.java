package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar in the last line of a terminal, which is gone when it is closed. */
final class HeaderBar implements AutoCloseable {
  private static final int MOST_COLUMNS = 80;
  private static final int INTERVAL_MILLIS = 100;

  private final Terminal terminal;
  private final int columns;
  private final ProgressBar bar;

  HeaderBar(Terminal terminal, int files) {
    this.terminal = terminal;
    // A terminal breaks the line behind its last column.
    this.columns = Math.min(terminal.width(), MOST_COLUMNS) - 1;
    this.bar =
        new ProgressBarBuilder()
            .setTaskName("headers")
            .setInitialMax(files)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(INTERVAL_MILLIS)
            .setConsumer(new DelegatingProgressBarConsumer(this::draw, columns))
            .build();
  }

  private void draw(String line) {
    terminal.err().print("\r" + line);
    terminal.err().flush();
  }

  void stepTo(int files) {
    bar.stepTo(files);
  }

  @Override
  public void close() {
    bar.close();
    draw(" ".repeat(columns) + "\r");
  }
}

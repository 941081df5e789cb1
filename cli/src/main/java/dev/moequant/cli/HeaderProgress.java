package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.safetensors.ReadProgress;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows on a terminal how far the reading of headers is, where it takes long enough to wonder. */
final class HeaderProgress implements ReadProgress, AutoCloseable {
  private static final long PATIENCE_NANOS = 500_000_000;

  private final Terminal terminal;
  private final LongSupplier nanos;
  private final long begin;
  private @Nullable HeaderBar bar;

  HeaderProgress(Terminal terminal, LongSupplier nanos) {
    this.terminal = terminal;
    this.nanos = nanos;
    this.begin = nanos.getAsLong();
  }

  /** Reads a checkpoint. */
  static Checkpoint checkpoint(Path path, Terminal terminal) {
    try (HeaderProgress progress = new HeaderProgress(terminal, System::nanoTime)) {
      return Checkpoint.read(path, progress);
    }
  }

  /** What draws the bar is not loaded before there is one. */
  @Override
  public void read(int files, int of) {
    if (bar == null
        && files < of
        && nanos.getAsLong() - begin > PATIENCE_NANOS
        && terminal.showsProgress()) {
      bar = new HeaderBar(terminal, of);
    }
    if (bar != null) {
      bar.stepTo(files);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}

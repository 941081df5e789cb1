package dev.moequant.processor;

import java.io.Serial;
import java.io.UncheckedIOException;

/** A jar of the processor path whose files are cut off, or not all there (902). */
final class BrokenJarError extends LinkageError {
  @Serial private static final long serialVersionUID = 1L;

  BrokenJarError(UncheckedIOException cause) {
    super(String.valueOf(cause.getMessage()), cause);
  }
}

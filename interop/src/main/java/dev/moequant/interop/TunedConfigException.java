package dev.moequant.interop;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/** A tuned file that cannot be read; the message names the file, line, column and key. */
public final class TunedConfigException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  TunedConfigException(Path file, String what) {
    super(file + ": " + what);
  }

  TunedConfigException(Path file, String what, Throwable cause) {
    super(file + ": " + what, cause);
  }
}

package dev.moequant.interop;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A tuned file that is there and is none, or a name that no tuned file may have: whatever is wrong
 * ends in this exception. The message is one line that names the file and, for what stands in it,
 * line, column and key; what it quotes is shortened.
 */
public final class TunedConfigException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  TunedConfigException(Path file, String what) {
    super(file + ": " + what);
  }

  TunedConfigException(Path file, String what, @Nullable Throwable cause) {
    super(file + ": " + what, cause);
  }
}

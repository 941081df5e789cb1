package dev.moequant.interop.kernels;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/**
 * A catalogue of kernels that is none. The message is one line that names the file and, for what
 * stands in it, line, column and the path of keys; what it quotes is shortened.
 */
public final class KernelCatalogueException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  KernelCatalogueException(String file, String what, @Nullable Throwable cause) {
    super(file + ": " + what, cause);
  }
}

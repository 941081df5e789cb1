package dev.moequant.interop.json;

import java.io.IOException;
import java.io.Serial;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, without the name of the file: the readers say it. */
public final class MalformedFileException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /**
   * A file that is not as it should be.
   *
   * @param what one line
   */
  public MalformedFileException(String what) {
    super(what);
  }

  /**
   * A file that cannot be read.
   *
   * @param what one line
   * @param cause what said so
   */
  public MalformedFileException(String what, @Nullable Throwable cause) {
    super(what, cause);
  }

  /**
   * What is wrong.
   *
   * @return one line
   */
  public String what() {
    return String.valueOf(getMessage());
  }
}

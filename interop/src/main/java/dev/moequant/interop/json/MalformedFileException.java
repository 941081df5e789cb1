package dev.moequant.interop.json;

import java.io.IOException;
import java.io.Serial;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is wrong with a file, without the name of the file: the readers say it. */
public final class MalformedFileException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient @Nullable JsonPosition position;
  private final String problem;

  /**
   * A file that is not as it should be.
   *
   * @param what one line
   */
  public MalformedFileException(String what) {
    this(what, null);
  }

  /**
   * A file that cannot be read.
   *
   * @param what one line
   * @param cause what said so
   */
  public MalformedFileException(String what, @Nullable Throwable cause) {
    super(what, cause);
    this.position = null;
    this.problem = what;
  }

  /** What stands in a file and is wrong. */
  MalformedFileException(JsonPosition position, String problem, @Nullable Throwable cause) {
    super(position + problem, cause);
    this.position = position;
    this.problem = problem;
  }

  /**
   * What is wrong, and where.
   *
   * @return one line
   */
  public String what() {
    return String.valueOf(getMessage());
  }

  /**
   * What is wrong, for whoever says in other words where.
   *
   * @return one line without {@link #position}
   */
  public String problem() {
    return problem;
  }

  /**
   * Where.
   *
   * @return empty where it is about all of the file, or it could not be read
   */
  public Optional<JsonPosition> position() {
    return Optional.ofNullable(position);
  }
}

package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.JsonPosition;
import dev.moequant.interop.json.MalformedFileException;
import java.io.IOException;
import java.io.Serial;
import java.nio.file.Path;

/**
 * A file that is no safetensors file or index, or cannot be read. The message is one line that
 * names the file and, for what stands in its JSON, line, column and key; what it quotes is
 * shortened.
 */
public final class SafetensorsException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  private final transient Path file;
  private final String what;
  private final int line;
  private final int column;

  SafetensorsException(Path file, MalformedFileException cause) {
    this(
        file,
        cause,
        cause.position().map(JsonPosition::line).orElse(0),
        cause.position().map(JsonPosition::column).orElse(0));
  }

  SafetensorsException(Path file, MalformedFileException cause, JsonPosition position) {
    this(file, cause, position.line(), position.column());
  }

  private SafetensorsException(Path file, MalformedFileException cause, int line, int column) {
    super(file + ": " + cause.what(), cause);
    this.file = file;
    this.what = cause.what();
    this.line = line;
    this.column = column;
  }

  /**
   * Which file.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * What is wrong.
   *
   * @return one line, without the file
   */
  public String what() {
    return what;
  }

  /**
   * The line of the file's JSON.
   *
   * @return from 1; 0 if it is not about a place in the JSON
   */
  public int line() {
    return line;
  }

  /**
   * The column of that line; the JSON of a safetensors file begins behind the first 8 bytes.
   *
   * @return from 1, in UTF-16 units; 0 if it is not about a place in the JSON
   */
  public int column() {
    return column;
  }
}

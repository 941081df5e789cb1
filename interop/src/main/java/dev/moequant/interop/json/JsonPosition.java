package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in a document. */
public final class JsonPosition {
  private final int line;
  private final int column;
  private final String path;

  JsonPosition(int line, int column, String path) {
    this.line = line;
    this.column = column;
    this.path = path;
  }

  JsonPosition(JsonLocation location, String path) {
    this(location.getLineNr(), location.getColumnNr(), path);
  }

  /** The beginning of a file. */
  static JsonPosition start() {
    return new JsonPosition(1, 1, "");
  }

  /**
   * The line.
   *
   * @return from 1
   */
  public int line() {
    return line;
  }

  /**
   * The column.
   *
   * @return from 1, in UTF-16 units
   */
  public int column() {
    return column;
  }

  /**
   * The keys that lead there.
   *
   * @return for example {@code weights[2].shape}; empty for the document
   */
  public String path() {
    return path;
  }

  /** The beginning of a message. */
  @Override
  public String toString() {
    return JsonPlace.words(line, column, path);
  }
}

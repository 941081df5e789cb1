package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonLocation;

/** A place in a document that a {@link JsonCursor} read. */
public final class JsonPosition {
  private final JsonLocation location;
  private final String path;

  JsonPosition(JsonLocation location, String path) {
    this.location = location;
    this.path = path;
  }

  /**
   * The line.
   *
   * @return from 1
   */
  public int line() {
    return location.getLineNr();
  }

  /**
   * The column.
   *
   * @return from 1, in UTF-16 units
   */
  public int column() {
    return location.getColumnNr();
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
    return JsonPlace.words(location, path);
  }
}

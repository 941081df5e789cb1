package dev.moequant.interop.json;

import org.jspecify.annotations.Nullable;

/**
 * Where a value stands. Line, column and path are worked out where something is wrong, as nearly
 * nothing is: a file has thousands of values.
 */
final class Where {
  private final String text;
  private final int offset;
  private final @Nullable Where outer;
  private final String key;
  private final int index;

  private Where(String text, int offset, @Nullable Where outer, String key, int index) {
    this.text = text;
    this.offset = offset;
    this.outer = outer;
    this.key = key;
    this.index = index;
  }

  /** The beginning of a file. */
  static Where start(String text) {
    return new Where(text, 0, null, "", -1);
  }

  /** The value of a key of the object that stands here. */
  Where key(String name) {
    return new Where(text, offset, this, name, -1);
  }

  /** A value of the list that stands here, from 0. */
  Where item(int place) {
    return new Where(text, offset, this, "", place);
  }

  /** The same path, another place in the text. */
  Where at(int newOffset) {
    return new Where(text, newOffset, outer, key, index);
  }

  /** The keys that lead here, for example {@code kernels[0].pairs[2]}; nothing for all of it. */
  String path() {
    if (outer == null) {
      return "";
    }
    String to = outer.path();
    return index >= 0 ? to + "[" + index + "]" : to.isEmpty() ? key : to + "." + key;
  }

  /** What is wrong here. */
  MalformedFileException problem(String what) {
    return new MalformedFileException(position(), what, null);
  }

  private JsonPosition position() {
    int line = 1;
    int begin = 0;
    for (int i = 0; i < offset; i++) {
      char c = text.charAt(i);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i + 1))) {
        line++;
        begin = i + 1;
      }
    }
    return new JsonPosition(line, offset - begin + 1, path());
  }
}

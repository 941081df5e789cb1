package dev.moequant.interop.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads what is JSON beyond doubt, as all of our own files are. It answers nothing to everything
 * else (what is no JSON, an escaped character, null, a large number), which is for jackson to read,
 * and to find words for: a compiler that has just begun takes ten times as long with it.
 */
final class PlainJson {
  /** Any integer of so many characters has 32 bits. */
  private static final int MOST_DIGITS = 9;

  /** Within the outermost object a list, and in that an object. */
  private static final int LEVEL_OF_ROWS = 2;

  private final String text;
  private final char[] chars;

  /** Whether rows are looked into later. */
  private final boolean isLazy;

  private int at;
  private int levels;

  private PlainJson(String text, char[] chars, boolean isLazy) {
    this.text = text;
    this.chars = chars;
    this.isLazy = isLazy;
  }

  static Optional<JsonValue> of(String text) {
    return all(text, false);
  }

  /** Without a look into most of the objects that are in lists of the outermost one. */
  static Optional<JsonValue> ofOurs(String text) {
    return all(text, true);
  }

  private static Optional<JsonValue> all(String text, boolean isLazy) {
    if (text.length() > FileText.MOST_BYTES) {
      return Optional.empty();
    }
    char[] chars = new char[text.length() + 1];
    text.getChars(0, text.length(), chars, 0);
    PlainJson json = new PlainJson(text, chars, isLazy);
    json.skipSpace();
    JsonValue value = json.value(Where.start(text));
    json.skipSpace();
    return value != null && json.at == text.length() ? Optional.of(value) : Optional.empty();
  }

  /** Behind the end there is a character that nothing begins with. */
  private char here() {
    return chars[at];
  }

  private void skipSpace() {
    // By a variable: in a new JVM a field costs as much as the rest of the loop.
    int i = at;
    for (char c = chars[i]; c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = chars[i]) {
      i++;
    }
    at = i;
  }

  private boolean skips(char wanted) {
    boolean isThere = here() == wanted;
    if (isThere) {
      at++;
      skipSpace();
    }
    return isThere;
  }

  private @Nullable JsonValue value(Where path) {
    Where where = path.at(at);
    Object value =
        switch (here()) {
          case '{' -> object(where);
          case '[' -> list(where);
          case '"' -> string();
          case 't' -> literal("true", true);
          case 'f' -> literal("false", false);
          default -> number();
        };
    return value == null ? null : new JsonValue(where, value);
  }

  private @Nullable JsonObject object(Where where) {
    if (isLazy && levels == LEVEL_OF_ROWS) {
      return row(where);
    }
    skips('{');
    Map<String, JsonValue> values = new LinkedHashMap<>();
    if (++levels > JsonTree.MOST_LEVELS || (here() != '}' && !hasKeys(where, values))) {
      return null;
    }
    levels--;
    return closes('}') ? new JsonObject(where, values) : null;
  }

  /** With its first key, which says what it is; the rest is skipped, if there is an end to it. */
  private @Nullable JsonObject row(Where where) {
    int start = at;
    int end = end();
    skips('{');
    String key = string();
    skipSpace();
    JsonValue first = key != null && skips(':') && here() == '"' ? value(where.key(key)) : null;
    if (end < 0 || key == null || first == null) {
      return null;
    }
    at = end;
    return new JsonObject(where, Map.of(key, first), () -> rest(where, start));
  }

  private JsonObject rest(Where where, int start) {
    PlainJson json = new PlainJson(text, chars, false);
    json.at = start;
    json.levels = LEVEL_OF_ROWS;
    JsonObject object = json.object(where);
    if (object == null) {
      throw new IllegalStateException("a row of ours that is no plain JSON, at " + where.path());
    }
    return object;
  }

  /** Behind the brace that closes what opens here; -1 where none does, or a text is not plain. */
  private int end() {
    int open = 0;
    for (int i = at; i < text.length(); i++) {
      char c = chars[i];
      if (c == '"') {
        i = text.indexOf('"', i + 1);
        if (i < 0) {
          return -1;
        }
      } else if (c == '{') {
        open++;
      } else if (c == '}' && --open == 0) {
        return i + 1;
      }
    }
    return -1;
  }

  private boolean hasKeys(Where where, Map<String, JsonValue> values) {
    do {
      String key = string();
      skipSpace();
      if (key == null || !skips(':')) {
        return false;
      }
      JsonValue value = value(where.key(key));
      if (value == null || values.put(key, value) != null) {
        return false;
      }
      skipSpace();
    } while (skips(','));
    return true;
  }

  private @Nullable List<JsonValue> list(Where where) {
    skips('[');
    List<JsonValue> values = new ArrayList<>();
    if (++levels > JsonTree.MOST_LEVELS || (here() != ']' && !hasItems(where, values))) {
      return null;
    }
    levels--;
    return closes(']') ? values : null;
  }

  private boolean hasItems(Where where, List<JsonValue> values) {
    do {
      JsonValue value = value(where.item(values.size()));
      if (value == null) {
        return false;
      }
      values.add(value);
      skipSpace();
    } while (skips(','));
    return true;
  }

  private boolean closes(char brace) {
    boolean isThere = here() == brace;
    at += isThere ? 1 : 0;
    return isThere;
  }

  private @Nullable String string() {
    if (here() != '"') {
      return null;
    }
    int start = at + 1;
    int end = start;
    for (char c = chars[end]; c >= ' ' && c != '"' && c != '\\'; c = chars[end]) {
      end++;
    }
    at = end;
    return closes('"') ? text.substring(start, end) : null;
  }

  private @Nullable Boolean literal(String word, boolean value) {
    boolean isThere = text.startsWith(word, at);
    at += isThere ? word.length() : 0;
    return isThere ? value : null;
  }

  /** Digits, and a fraction; no zero in front of others. */
  private @Nullable Number number() {
    int start = at;
    at += here() == '-' ? 1 : 0;
    int digits = at;
    skipDigits();
    boolean isNumber = at > digits && (chars[digits] != '0' || at == digits + 1);
    if (!isNumber || at - digits > MOST_DIGITS) {
      return null;
    }
    if (here() != '.') {
      return Integer.valueOf(text.substring(start, at));
    }
    int fraction = ++at;
    skipDigits();
    return at > fraction ? Double.valueOf(text.substring(start, at)) : null;
  }

  private void skipDigits() {
    while (here() >= '0' && here() <= '9') {
      at++;
    }
  }
}

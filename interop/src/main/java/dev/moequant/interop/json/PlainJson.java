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

  private final String text;
  private final char[] chars;
  private int at;
  private int levels;

  private PlainJson(String text) {
    this.text = text;
    this.chars = text.toCharArray();
  }

  static Optional<JsonValue> of(String text) {
    if (text.length() > FileText.MOST_BYTES) {
      return Optional.empty();
    }
    PlainJson json = new PlainJson(text);
    json.skipSpace();
    JsonValue value = json.value(Where.start(text));
    json.skipSpace();
    return value != null && json.at == text.length() ? Optional.of(value) : Optional.empty();
  }

  /** Behind the end there is a character that nothing begins with. */
  private char here() {
    return at < chars.length ? chars[at] : 0;
  }

  private void skipSpace() {
    for (char c = here(); c == ' ' || c == '\n' || c == '\r' || c == '\t'; c = here()) {
      at++;
    }
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
    skips('{');
    Map<String, JsonValue> values = new LinkedHashMap<>();
    if (++levels > JsonTree.MOST_LEVELS || (here() != '}' && !hasKeys(where, values))) {
      return null;
    }
    levels--;
    return closes('}') ? new JsonObject(where, values) : null;
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
    int start = ++at;
    while (here() >= ' ' && chars[at] != '"' && chars[at] != '\\') {
      at++;
    }
    return closes('"') ? text.substring(start, at - 1) : null;
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

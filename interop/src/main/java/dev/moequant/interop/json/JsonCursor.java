package dev.moequant.interop.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/**
 * Reads a JSON document once, from its beginning to its end, and keeps nothing of it but the keys
 * of the objects that are open. What is wrong ends in a {@link MalformedFileException} that says
 * line, column and the path of keys; columns count UTF-16 units from 1. What the disk says goes
 * through as another {@link IOException}.
 *
 * <pre>{@code
 * for (json.beginObject(); json.nextKey(); ) {
 *   read(json.key(), json.text());
 * }
 * json.end();
 * }</pre>
 */
public final class JsonCursor implements Closeable {
  private final JsonTokens tokens;
  private final JsonLimits limits;
  private final JsonPath path;

  /** The value that comes next, where it has been looked at; else it is still to be asked for. */
  private @Nullable JsonToken value;

  private int entries;

  private JsonCursor(JsonParser parser, JsonLimits limits) {
    this.limits = limits;
    this.path = new JsonPath(limits.levels());
    this.tokens = new JsonTokens(parser, path);
  }

  /**
   * All of a text.
   *
   * @param text one JSON value
   * @param limits of which the one of bytes is taken for UTF-16 units
   * @return a cursor before the value
   * @throws IOException if the text is too long
   */
  public static JsonCursor of(String text, JsonLimits limits) throws IOException {
    if (text.length() > limits.bytes()) {
      throw new MalformedFileException("has more than " + limits.bytes() + " characters");
    }
    return new JsonCursor(JsonPlace.JSON.createParser(text), limits);
  }

  /**
   * All of a channel, as UTF-8.
   *
   * @param channel closed with the cursor
   * @param limits what it may have at most
   * @return a cursor before the value
   * @throws IOException if nothing can be read
   */
  public static JsonCursor of(ReadableByteChannel channel, JsonLimits limits) throws IOException {
    return new JsonCursor(
        JsonPlace.JSON.createParser(Utf8Reader.all(channel, limits.bytes())), limits);
  }

  /**
   * A part of a channel, as UTF-8.
   *
   * @param channel which stands at the first byte; closed with the cursor
   * @param begin the offset of that byte in the file, for messages
   * @param length of the part, in bytes
   * @param limits what it may have at most
   * @return a cursor before the value
   * @throws IOException if the part is too long, or nothing can be read
   */
  public static JsonCursor of(
      ReadableByteChannel channel, long begin, long length, JsonLimits limits) throws IOException {
    if (length > limits.bytes()) {
      throw new MalformedFileException("has more than " + limits.bytes() + " bytes");
    }
    return new JsonCursor(
        JsonPlace.JSON.createParser(Utf8Reader.part(channel, begin, length)), limits);
  }

  /**
   * Takes NaN and infinities as numbers, as Python's json module does.
   *
   * @return this
   */
  public JsonCursor takingNaN() {
    tokens.takeNaN();
    return this;
  }

  /**
   * What comes next.
   *
   * @return the kind of the value that is read next
   * @throws IOException if there is none
   */
  public JsonKind peek() throws IOException {
    return tokens.kind(value());
  }

  /**
   * Enters an object.
   *
   * @throws IOException for anything else
   */
  public void beginObject() throws IOException {
    expect(JsonToken.START_OBJECT, "an object");
    goDown(1);
    path.openObject();
  }

  /**
   * Goes to the next key of the object.
   *
   * @return false where the object ends, which is left then
   * @throws IOException for a key that was there before, or is too long
   */
  public boolean nextKey() throws IOException {
    boolean found = nextKeyUnchecked();
    if (found && !path.addKey()) {
      throw wrong("each key once");
    }
    return found;
  }

  /**
   * As {@link #nextKey}, for an object of which the caller keeps all keys, and sees what is there
   * twice: the cursor does not keep them as well.
   *
   * @return false where the object ends, which is left then
   * @throws IOException for a key that is too long
   */
  public boolean nextKeyUnchecked() throws IOException {
    JsonToken token = tokens.next();
    if (token == JsonToken.END_OBJECT) {
      path.close();
      return false;
    }
    if (token != JsonToken.FIELD_NAME) {
      throw new IllegalStateException("the value of " + path + " was not read");
    }
    String key = tokens.name();
    if (key.length() > limits.nameCharacters()) {
      throw wrong("a key of at most " + limits.nameCharacters() + " characters");
    }
    path.key(key);
    count();
    return true;
  }

  /**
   * The key at which the cursor stands.
   *
   * @return what {@link #nextKey} went to
   */
  public String key() {
    return path.key();
  }

  /**
   * Enters a list.
   *
   * @throws IOException for anything else
   */
  public void beginList() throws IOException {
    expect(JsonToken.START_ARRAY, "a list");
    goDown(1);
    path.openList();
  }

  /**
   * Goes to the next value of the list.
   *
   * @return false where the list ends, which is left then
   * @throws IOException if the file ends
   */
  public boolean nextItem() throws IOException {
    JsonToken token = tokens.next();
    if (token == JsonToken.END_ARRAY) {
      path.close();
      return false;
    }
    path.item();
    count();
    value = token;
    return true;
  }

  /**
   * A text.
   *
   * @return the text
   * @throws IOException for anything else
   */
  public String text() throws IOException {
    expect(JsonToken.VALUE_STRING, "a text");
    return tokens.text();
  }

  /**
   * An integer of 64 bits.
   *
   * @return the integer
   * @throws IOException for anything else
   */
  public long integer() throws IOException {
    expect(JsonToken.VALUE_NUMBER_INT, "an integer");
    if (!tokens.fitsLong()) {
      throw wrong("an integer of 64 bits");
    }
    return tokens.integer();
  }

  /**
   * A number of any size.
   *
   * @return a {@code Long} where 64 bits hold it, else the nearest {@code Double}
   * @throws IOException for anything else
   */
  public Number number() throws IOException {
    if (!value().isNumeric()) {
      throw wrong("a number");
    }
    value = null;
    return tokens.number();
  }

  /**
   * True or false.
   *
   * @return the flag
   * @throws IOException for anything else
   */
  public boolean flag() throws IOException {
    JsonToken token = value();
    if (!token.isBoolean()) {
      throw wrong("true or false");
    }
    value = null;
    return token == JsonToken.VALUE_TRUE;
  }

  /**
   * Leaves a value out, whatever it is: of what is in it, it is only seen that it is JSON, and not
   * too deep.
   *
   * @throws IOException if it is none
   */
  public void skip() throws IOException {
    JsonToken token = value();
    value = null;
    int inside = 0;
    while (true) {
      if (token.isStructStart()) {
        inside++;
        goDown(inside);
      } else if (token.isStructEnd()) {
        inside--;
      }
      if (inside == 0) {
        return;
      }
      token = tokens.next();
    }
  }

  /**
   * That nothing stands behind the document.
   *
   * @throws IOException for anything
   */
  public void end() throws IOException {
    tokens.end();
  }

  /**
   * That what was read last is wrong.
   *
   * @param expected what should stand there
   * @return the exception
   * @throws IOException if it cannot be shown
   */
  public MalformedFileException wrong(String expected) throws IOException {
    return tokens.wrong(expected);
  }

  /**
   * What is wrong at a place.
   *
   * @param position where, in this document
   * @param what one line
   * @return the exception
   */
  public MalformedFileException problem(JsonPosition position, String what) {
    return tokens.problem(position, what);
  }

  /**
   * Where what was read last begins; after an exception, where what is wrong begins.
   *
   * @return line, column and the path of keys
   */
  public JsonPosition position() {
    return tokens.position();
  }

  /** Line and column alone, for who asks them of every value. */
  public JsonPosition place() {
    return tokens.place();
  }

  /** Closes what is read from. */
  @Override
  public void close() throws IOException {
    tokens.close();
  }

  private JsonToken value() throws IOException {
    if (value == null) {
      value = tokens.next();
    }
    return value;
  }

  private void expect(JsonToken wanted, String words) throws IOException {
    if (value() != wanted) {
      throw wrong(words);
    }
    value = null;
  }

  private void goDown(int more) throws IOException {
    if (path.levels() + more > limits.levels()) {
      throw wrong("at most " + limits.levels() + " levels of lists and objects");
    }
  }

  private void count() throws IOException {
    if (++entries > limits.entries()) {
      throw wrong("at most " + limits.entries() + " keys and values");
    }
  }
}

package dev.moequant.interop.json;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.ReadableByteChannel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The cursor reads what is there, and says of all else where it is. */
class JsonCursorTest {
  private static final JsonLimits LIMITS = new JsonLimits(10_000, 4, 20, 30);

  private static JsonCursor of(String text) throws IOException {
    return JsonCursor.of(channel(text.getBytes(UTF_8)), LIMITS);
  }

  private static ReadableByteChannel channel(byte[] bytes) {
    return Channels.newChannel(new ByteArrayInputStream(bytes));
  }

  /** Reads {@code {"list": [integers], "map": {text: text}, "flag": …, "number": …}}. */
  private static List<String> read(JsonCursor json) throws IOException {
    List<String> found = new ArrayList<>();
    json.beginObject();
    while (json.nextKey()) {
      switch (json.key()) {
        case "list" -> {
          json.beginList();
          while (json.nextItem()) {
            found.add(String.valueOf(json.integer()));
          }
        }
        case "map" -> {
          json.beginObject();
          while (json.nextKey()) {
            found.add(json.key() + "=" + json.text());
          }
        }
        case "flag" -> found.add(String.valueOf(json.flag()));
        case "number" -> found.add(String.valueOf(json.number()));
        default -> json.skip();
      }
    }
    json.end();
    return found;
  }

  private static String problem(String text) {
    return assertThrows(MalformedFileException.class, () -> read(of(text))).what();
  }

  @Test
  void readsEachKindOfValue() throws IOException {
    String text =
        """
        {"list": [1, -2, 9223372036854775807], "other": [{"a": [null]}, 1.5],
         "map": {"ü": "\\u00fc😀", "": ""}, "flag": true, "number": 2.5e3}
        """;

    List<String> expected =
        List.of("1", "-2", "9223372036854775807", "ü=ü😀", "=", "true", "2500.0");
    assertThat(read(of(text))).isEqualTo(expected);
    assertThat(read(JsonCursor.of(text, LIMITS))).isEqualTo(expected);
  }

  @Test
  void tellsWhatComesNext() throws IOException {
    JsonCursor json = of("[{}, [], \"\", 1, 1.0, false, null]");
    List<JsonKind> kinds = new ArrayList<>();
    json.beginList();
    while (json.nextItem()) {
      kinds.add(json.peek());
      json.skip();
    }
    json.end();

    assertThat(kinds).isEqualTo(List.of(JsonKind.values()));
  }

  @Test
  void tellsWhereItIs() throws IOException {
    JsonCursor json = of("{\"a\":\n [1, {\"b\": 2}]}");
    json.beginObject();
    json.nextKey();
    json.beginList();
    json.nextItem();
    json.skip();
    json.nextItem();
    json.beginObject();
    json.nextKey();
    json.integer();

    JsonPosition position = json.position();
    assertThat(position.path()).isEqualTo("a[1].b");
    assertThat(position.line()).isEqualTo(2);
    assertThat(position.column()).isEqualTo(12);
    assertThat(json.problem(position, "no").what())
        .isEqualTo("line 2, column 12: key \"a[1].b\": no");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '!',
      value = {
        "{\"list\": 1}        | line 1, column 10: key \"list\": expected a list, found 1",
        "{\"list\": [1.0]}    | line 1, column 11: key \"list[0]\": expected an integer, found 1.0",
        "{\"list\": [1, \"\"]} | line 1, column 14: key \"list[1]\": expected an integer, found",
        "{\"list\": [9223372036854775808]} | expected an integer of 64 bits, found 92233720368547758",
        "{\"list\": [-9223372036854775809]} | expected an integer of 64 bits, found -9223372036854",
        "{\"map\": []}         | key \"map\": expected an object, found a list",
        "{\"map\": {\"a\": {}}} | key \"map.a\": expected a text, found an object",
        "{\"map\": {\"a\": null}} | key \"map.a\": expected a text, found null",
        "{\"flag\": 1}         | expected true or false, found 1",
        "{\"number\": \"1\"}   | expected a number, found 1",
        "{\"number\": NaN}     | line 1, column 15: not JSON: NaN is Python's: JSON has no such number",
        "{\"a\": 1, \"a\": 2}  | line 1, column 10: key \"a\": expected each key once, found a",
        "{\"map\": {\"a\": \"\", \"a\": \"\"}} | key \"map.a\": expected each key once",
        "{\"a\": [[[[]]]]}     | expected at most 4 levels of lists and objects, found a list",
        "{\"a\": {\"b\": {\"c\": {\"list\": {}}}}} | expected at most 4 levels of lists and objects",
        "{\"123456789012345678901\": 1} | expected a key of at most 20 characters, found 12345678901",
        "{} {}                 | line 1, column 4: expected nothing behind the last brace",
        "{}]                   | line 1, column 3: not JSON: ] closes nothing",
        "{                     | not JSON: the file ends before the object that begins at line 1, column 1",
        "{\"a                  | not JSON: the file ends within a text",
        "{\"a\":               | line 1, column 6: not JSON: the file ends within an object",
        "{\"list\": [1         | key \"list[0]\": not JSON: the file ends before the list",
        "[                     | line 1, column 1: expected an object, found a list",
        "\"\"                  | expected an object, found",
        "{'a': 1}              | line 1, column 2: not JSON: a single quote",
        "{\"a\": 01}           | not JSON: a number begins with 0",
      })
  void saysWhatIsWrongAndWhere(String text, String expected) {
    assertThat(problem(text)).contains(expected);
  }

  @Test
  void nothingIsNoDocument() {
    assertThat(problem("")).isEqualTo("is empty");
    assertThat(problem(" \n ")).isEqualTo("is empty");
  }

  @Test
  void thePositionIsThatOfTheProblem() throws IOException {
    JsonCursor json = of("{\"a\":\n   {\"a\": 1, \"a\": 2}}");

    json.beginObject();
    json.nextKey();
    json.beginObject();
    json.nextKey();
    json.skip();
    assertThrows(MalformedFileException.class, json::nextKey);

    assertThat(json.position().line()).isEqualTo(2);
    assertThat(json.position().column()).isEqualTo(13);
    assertThat(json.position().path()).isEqualTo("a.a");
  }

  /** The ninth key is where they are kept in another way. */
  @Test
  void manyKeysAreThereOnce() throws IOException {
    JsonLimits limits = new JsonLimits(100_000, 4, 20, 5_000);
    for (int count : new int[] {7, 8, 9, 10, 1000}) {
      StringBuilder text = new StringBuilder("{");
      for (int i = 0; i < count; i++) {
        text.append(i == 0 ? "" : ",").append("\"k").append(i).append("\":0");
      }
      assertThat(read(JsonCursor.of(text + "}", limits))).isEmpty();
      String again = text + ",\"k" + count / 2 + "\":0}";
      MalformedFileException thrown =
          assertThrows(MalformedFileException.class, () -> read(JsonCursor.of(again, limits)));
      assertThat(thrown.what()).contains("expected each key once, found k" + count / 2);
    }
  }

  @Test
  void entriesOfAllObjectsAndListsAreCounted() throws IOException {
    assertThat(read(of("{\"list\": [" + "1,".repeat(28) + "1]}"))).hasSize(29);

    assertThat(problem("{\"list\": [" + "1,".repeat(29) + "1]}"))
        .contains("expected at most 30 keys and values");
  }

  @Test
  void aDocumentIsNotLongerThanAllowed() throws IOException {
    String fits = "{}" + " ".repeat(9_998);

    assertThat(read(of(fits))).isEmpty();
    assertThat(read(JsonCursor.of(fits, LIMITS))).isEmpty();
    assertThat(problem(fits + " ")).isEqualTo("has more than 10000 bytes");
    assertThat(assertThrows(MalformedFileException.class, () -> JsonCursor.of(fits + " ", LIMITS)))
        .hasMessageThat()
        .isEqualTo("has more than 10000 characters");
    assertThat(
            assertThrows(
                MalformedFileException.class,
                () -> JsonCursor.of(channel(new byte[0]), 8, 10_001, LIMITS)))
        .hasMessageThat()
        .isEqualTo("has more than 10000 bytes");
  }

  @Test
  void aPartEndsWhereItIsSaidToEnd() throws IOException {
    byte[] bytes = "{} and more".getBytes(UTF_8);

    assertThat(read(JsonCursor.of(channel(bytes), 8, 2, LIMITS))).isEmpty();
    MalformedFileException thrown =
        assertThrows(
            MalformedFileException.class,
            () -> read(JsonCursor.of(channel("{}  ".getBytes(UTF_8)), 8, 20, LIMITS)));
    assertThat(thrown.what()).isEqualTo("byte 12: became shorter while it was read");
  }

  /** Also where the piece that is read at once ends, which has 8192 bytes. */
  @Test
  void whatIsNotUtf8IsSaidWithItsByte() throws IOException {
    for (int before : new int[] {0, 1, 5_000, 8_180, 8_183, 8_184, 8_185, 8_186, 9_000}) {
      String spaces = " ".repeat(before);
      assertThat(read(of("{\"map\":{\"ü\":" + spaces + "\"😀\"}}"))).containsExactly("ü=😀");
      byte[] wrong = ("{" + spaces + "\"ab\u00ff\":1}").getBytes(ISO_8859_1);

      MalformedFileException thrown =
          assertThrows(
              MalformedFileException.class,
              () -> read(JsonCursor.of(channel(wrong), 8, wrong.length, LIMITS)));

      assertThat(thrown.what()).isEqualTo("byte " + (8 + 4 + before) + ": not UTF-8 text");
    }
  }

  @Test
  void surrogatesInBytesAndHalfCharactersAreNoUtf8() {
    byte[] surrogate = {'{', '"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"', ':', '1', '}'};
    byte[] half = {'{', '"', (byte) 0xc3};
    for (byte[] bytes : List.of(surrogate, half)) {
      assertThat(
              assertThrows(
                  MalformedFileException.class, () -> read(JsonCursor.of(channel(bytes), LIMITS))))
          .hasMessageThat()
          .isEqualTo("byte 2: not UTF-8 text");
    }
  }

  @Test
  void messagesStayShort() {
    String found =
        problem("{\"a\": \"" + "x".repeat(5_000) + "\", \"flag\": \"" + "y".repeat(999) + "\"}");

    assertThat(found).endsWith("y... (999 characters)");
    assertThat(found.length()).isLessThan(200);
  }

  @Test
  void aReaderThatForgetsAValueIsTold() throws IOException {
    JsonCursor json = of("{\"a\": 1, \"b\": 2}");
    json.beginObject();
    json.nextKey();

    assertThat(assertThrows(IllegalStateException.class, json::nextKey))
        .hasMessageThat()
        .isEqualTo("the value of a was not read");
  }

  @Test
  void limitsLetSomethingThrough() {
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(0, 1, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 1, 0, 1));
    assertThrows(IllegalArgumentException.class, () -> new JsonLimits(1, 1, 1, 0));
  }
}

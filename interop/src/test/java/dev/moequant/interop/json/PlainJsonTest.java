package dev.moequant.interop.json;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.interop.kernels.KernelCatalogues;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two parsers, of which one is fast: jackson would have read the same. */
class PlainJsonTest {
  private static final String TEXT =
      """
      {"a": [1, -20, 0, 3.50, -0.5, true, false], "b": {"": {}, "c": []},\t"dé": "x y",
      \r\r
        "e": 123456789 , "f": [[["deep"], {"g": "{[,:"}]]}
      """;

  private static final String INSTEAD = "\0\t\n \"\\{}[]:,-.01eE\u007f\uFEFF\uD83D";

  private static boolean isSame(String text) {
    Optional<JsonValue> plain = PlainJson.of(text);
    if (plain.isPresent()) {
      assertWithMessage(text).that(printed(plain.get())).isEqualTo(byJackson(text));
    }
    return plain.isPresent();
  }

  private static String byJackson(String text) {
    try {
      return printed(JsonTree.parsed(text));
    } catch (MalformedFileException e) {
      return e.what();
    }
  }

  /** Each value and its place. */
  private static String printed(JsonValue value) {
    try {
      StringBuilder all = new StringBuilder(value.wrong("it").what());
      if (value.isObject()) {
        JsonObject object = value.object();
        for (String key : object.keys()) {
          all.append('\n').append(key).append(printed(object.get(key)));
        }
      } else if (value.isList()) {
        value.items().forEach(each -> all.append('\n').append(printed(each)));
      } else {
        all.append(value.scalar().getClass());
      }
      return all.toString();
    } catch (MalformedFileException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void whatIsPlainIsReadAsJacksonReadsIt() {
    assertThat(isSame(TEXT)).isTrue();
  }

  @Test
  void whateverIsCutOffOrReplacedOrAddedIsReadAsJacksonReadsItOrNotAtAll() {
    int read = 0;
    for (int i = 0; i < TEXT.length(); i++) {
      assertThat(PlainJson.of(TEXT.substring(0, i)).isPresent()).isEqualTo(i == TEXT.length() - 1);
      for (int j = 0; j < INSTEAD.length(); j++) {
        char c = INSTEAD.charAt(j);
        read += isSame(TEXT.substring(0, i) + c + TEXT.substring(i + 1)) ? 1 : 0;
        read += isSame(TEXT.substring(0, i) + c + TEXT.substring(i)) ? 1 : 0;
      }
      read += isSame(TEXT.substring(0, i) + TEXT.substring(i + 1)) ? 1 : 0;
    }
    assertThat(read).isGreaterThan(300);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "null",
        "[null]",
        "\"\\n\"",
        "1234567890",
        "01",
        "-",
        "1.",
        ".5",
        "1e3",
        "NaN",
        "{\"a\": 1, \"a\": 1}",
        "[1,]",
        "{\"a\": 1,}",
        "{,}",
        "[1 2]",
        "{\"a\" 1}",
        "{a: 1}",
        "tru",
        "[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]",
        "// no\n1",
        "1 // no",
        "1 1",
        "\"a\nb\""
      })
  void allElseIsLeftToJackson(String text) {
    assertThat(PlainJson.of(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vllm-2026-07.json", "vllm-2026-08.json"})
  void ourFilesArePlainAndTheSameWhenRowsAreReadLater(String name) throws IOException {
    String text = ours(name);
    assertThat(printed(PlainJson.ofOurs(text).orElseThrow()))
        .isEqualTo(printed(PlainJson.of(text).orElseThrow()));
  }

  private static String ours(String name) throws IOException {
    try (InputStream in = KernelCatalogues.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
    }
  }

  @Test
  void theFirstKeyOfARowIsKnownAndTheOthersFollow() throws MalformedFileException {
    JsonObject row =
        PlainJson.ofOurs("{\"rows\": [{\"id\": \"}\", \"b\": [{\"c\": 1}]}, {\"id\": \"2\"}]}")
            .orElseThrow()
            .object()
            .items("rows")
            .get(0)
            .object();
    assertThat(row.text("id")).isEqualTo("}");
    MalformedFileException unknown = assertThrows(MalformedFileException.class, row::end);
    assertThat(unknown.what())
        .isEqualTo("line 1, column 28: key \"rows[0].b\": unknown key \"b\"; known are id");
    assertThat(row.items("b").get(0).object().get("c").integer()).isEqualTo(1);
    row.end();
  }

  @Test
  void ofOurFilesOneThatIsCutOffIsLeftToJackson() throws IOException {
    String text = ours("vllm-2026-07.json").strip();
    for (int length = 0; length < text.length(); length += 997) {
      assertThat(PlainJson.ofOurs(text.substring(0, length))).isEmpty();
    }
    assertThat(PlainJson.ofOurs(text)).isPresent();
  }
}

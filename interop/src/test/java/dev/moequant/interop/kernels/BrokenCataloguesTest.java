package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever is wrong with a file is said with line, column and the path of keys. */
class BrokenCataloguesTest {
  /** The smallest catalogue: one kernel, one oracle. */
  private static final String RIGHT =
      """
      {"vllm": {"revision": "2026-09", "commit": "0123456789", "date": "2026-09-01"},
       "values": {"activation": ["silu"], "routingMethod": [], "all2allBackend": ["none"],
        "moeBackend": ["auto"], "package": [], "platform": ["cuda"], "dtype": ["bfloat16"],
        "checkpoint": []},
       "environment": {"VLLM_BATCH_INVARIANT": false},
       "batchedAll2all": [],
       "quantKeys": [],
       "kernels": [
        {"id": "Only", "source": "a.py:1", "style": "modular", "gating": "both",
         "activations": ["silu"], "pairs": ["none|none"], "devices": [{"platform": "cuda"}],
         "constraints": [
          {"on": "hiddenDim", "multipleOf": 128, "when": {"activation": "silu"}, "source": "a.py:2"}
         ]}
       ],
       "oracles": [
        {"id": "unquantized", "source": "b.py:1",
         "backends": [{"backend": "ONE", "kernels": ["Only"]}],
         "order": [{"backends": ["ONE"], "source": "b.py:2"}],
         "named": {"asAuto": ["auto"]},
         "nothingFits": {"raises": "ValueError", "sentence": "None.", "source": "b.py:3"}}
       ]}
      """;

  @TempDir private Path temporary = Path.of("");

  private String message(String text) throws IOException {
    Path file = temporary.resolve("broken.json");
    Files.writeString(file, text);
    KernelCatalogueException e =
        assertThrows(KernelCatalogueException.class, () -> KernelCatalogues.read(file));
    String message = String.valueOf(e.getMessage());
    assertThat(message).startsWith(file + ": ");
    return message.substring((file + ": ").length());
  }

  @Test
  void theSmallestCatalogueIsRight() throws IOException {
    Path file = temporary.resolve("right.json");
    Files.writeString(file, RIGHT);
    assertThat(KernelCatalogues.read(file).kernels()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      quoteCharacter = '^',
      textBlock =
          """
          "source": "a.py:2" ~ "sorce": "a.py:2" ~ line 12, column 5: key "kernels[0].constraints[0]": the key "source" is missing
          "gating": "both" ~ "gating": "both", "lra": true ~ line 9, column 83: key "kernels[0].lra": unknown key "lra"; known are activationFormat, activations, batchInvariant, class, constraints, devices, expectsUnquantizedInputs, gating, halves, id, ignores, lora, notes, padding, pairs, queried, reach, source, style
          "gating": "both" ~ "gating": "some" ~ line 9, column 68: key "kernels[0].gating": expected a gating: both, gated, nonGated, none, found some
          "gating": "both" ~ "gating": true ~ line 9, column 68: key "kernels[0].gating": expected a text, found true
          "gating": "both" ~ "id": "Other" ~ line 9, column 58: key "kernels[0].id": expected each key once, found id
          "activations": ["silu"], "pairs" ~ "activations": ["sulu"], "pairs" ~ line 10, column 20: key "kernels[0].activations[0]": expected an activation of "values": silu, found sulu
          "none|none" ~ "none|kInt4" ~ line 10, column 39: key "kernels[0].pairs[0]": expected two of "quantKeys" with a bar between them, found none|kInt4
          "on": "hiddenDim" ~ "on": "hiddenSize" ~ line 12, column 12: key "kernels[0].constraints[0].on": expected a quantity or a variable of "environment", not hiddenSize, found hiddenSize
          "multipleOf": 128 ~ "multipleOf": "many" ~ line 12, column 39: key "kernels[0].constraints[0].multipleOf": expected a value of hiddenDim, found many
          "multipleOf": 128 ~ "multipleOf": 5000000000 ~ line 12, column 39: key "kernels[0].constraints[0].multipleOf": expected an integer of 32 bits, found 5000000000
          "multipleOf": 128 ~ "factor": 128 ~ line 12, column 5: key "kernels[0].constraints[0]": expected one of the keys multipleOf, notMultipleOf, atMost, atLeast, above, equals, oneOf, noneOf, like, notLike, absent, present, found none
          "multipleOf": 128 ~ "present": false ~ line 12, column 36: key "kernels[0].constraints[0].present": expected true, found false
          {"activation": "silu"} ~ {"activation": "sulu"} ~ line 12, column 67: key "kernels[0].constraints[0].when.activation": expected a value of "values.activation": silu, found sulu
          {"activation": "silu"} ~ {"hiddenDim": {"below": 3}} ~ line 12, column 66: key "kernels[0].constraints[0].when.hiddenDim": expected one of the keys multipleOf, notMultipleOf, atMost, atLeast, above, equals, oneOf, noneOf, like, notLike, absent, present, found none
          {"activation": "silu"} ~ {"VLLM_X": true} ~ line 12, column 63: key "kernels[0].constraints[0].when.VLLM_X": expected a quantity or a variable of "environment", not VLLM_X, found true
          {"activation": "silu"} ~ {"envSet": ["VLLM_X"]} ~ line 12, column 64: key "kernels[0].constraints[0].when.envSet[0]": expected a variable of "environment": VLLM_BATCH_INVARIANT, found VLLM_X
          "kernels": ["Only"] ~ "kernels": ["Lonely"] ~ line 17, column 48: key "oracles[0].backends[0].kernels[0]": expected the id of a kernel: Only, found Lonely
          {"backends": ["ONE"] ~ {"backends": ["TWO"] ~ line 18, column 28: key "oracles[0].order[0].backends[0]": expected a backend of this oracle: ONE, found TWO
          "named": {"asAuto" ~ "shortCircuits": [{"backend": "TWO", "kernel": "Only", "source": "b"}], "named": {"asAuto" ~ line 19, column 34: key "oracles[0].shortCircuits[0].backend": expected a backend of this oracle: ONE, found TWO
          "raises": "ValueError" ~ "raises": "KeyError" ~ line 20, column 30: key "oracles[0].nothingFits.raises": expected an exception: ValueError, NotImplementedError, found KeyError
          "environment": {"VLLM_BATCH_INVARIANT": false} ~ "environment": {"VLLM_BATCH_INVARIANT": 0} ~ line 5, column 42: key "environment.VLLM_BATCH_INVARIANT": expected true, false or a text, found 0
          "quantKeys": [], ~ "quantKeys": null, ~ line 7, column 15: key "quantKeys": expected a value, found null
          "quantKeys": [], ~ "quantKeys": {}, ~ line 7, column 15: key "quantKeys": expected a list, found an object
          "quantKeys": [], ~ ^ ^ ~ line 1, column 1: the key "kernels" is missing
          """)
  void whatIsWrongIsSaid(String right, String wrong, String expected) throws IOException {
    assertThat(RIGHT).contains(right);
    String text =
        wrong.isBlank()
            ? RIGHT.replace("\"kernels\": [\n", "\"cernels\": [\n")
            : RIGHT.replace(right, wrong);
    assertThat(message(text)).isEqualTo(expected);
  }

  @Test
  void aFileThatIsCutOffIsNoCatalogueWhereverTheCutIs() throws IOException {
    for (int length = 0; length < RIGHT.length() - 2; length++) {
      String message = message(RIGHT.substring(0, length));
      if (!RIGHT.substring(0, length).isBlank()) {
        assertThat(message).matches("(?s)line \\d+, column \\d+: .*not JSON: .*");
      }
    }
  }

  @Test
  void whatIsNoFileOfTextIsNoCatalogue() throws IOException {
    assertThat(message("")).isEqualTo("is empty");
    assertThat(message(RIGHT + "{}"))
        .isEqualTo("line 22, column 1: expected nothing behind the last brace, found {");
    assertThat(message("[".repeat(40))).contains("expected at most 16 levels");
    Path file = temporary.resolve("latin.json");
    Files.write(file, "{\"\u00e4\": 1}".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(assertThrows(KernelCatalogueException.class, () -> KernelCatalogues.read(file)))
        .hasMessageThat()
        .isEqualTo(file + ": line 1, column 3: not UTF-8 text");
    assertThat(assertThrows(KernelCatalogueException.class, () -> KernelCatalogues.read(temporary)))
        .hasMessageThat()
        .isEqualTo(temporary + ": is a folder, not a catalogue of kernels");
  }
}

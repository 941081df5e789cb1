package dev.moequant.diagnostics;

import static com.google.common.truth.Truth.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.QuantConfigs;
import dev.moequant.internal.check.TensorRows;
import dev.moequant.internal.check.TestTensor;
import dev.moequant.internal.rules.QuantRules;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class InvalidQuantConfigExceptionTest {
  private static byte[] written(InvalidQuantConfigException exception) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(exception);
    }
    return bytes.toByteArray();
  }

  private static InvalidQuantConfigException read(byte[] bytes)
      throws IOException, ClassNotFoundException {
    try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes))) {
      return (InvalidQuantConfigException) in.readObject();
    }
  }

  @Test
  void findingsOfSchemesAndTensorsSurviveSerialization() throws Exception {
    List<Finding> findings =
        new ArrayList<>(
            QuantRules.check(
                SchemeSpec.int8W8A8().withStaticActivations(true).withPerActToken(true)));
    findings.addAll(
        QuantConfigs.check(TensorRows.BLOCKS, TestTensor.TENSORS, SlotTensors.none()).errors());
    assertThat(findings.stream().filter(finding -> finding.place() == Place.WHOLE).toList())
        .isNotEmpty();
    assertThat(findings.stream().filter(finding -> finding.place() != Place.WHOLE).toList())
        .isNotEmpty();
    InvalidQuantConfigException thrown = new InvalidQuantConfigException(findings);
    InvalidQuantConfigException copy = read(written(thrown));
    assertThat(thrown.findings()).isEqualTo(findings);
    assertThat(copy.findings().toString()).isEqualTo(findings.toString());
    assertThat(copy.findings().stream().map(Finding::place).toList())
        .isEqualTo(findings.stream().map(Finding::place).toList());
    assertThat(copy).hasMessageThat().isEqualTo(thrown.getMessage());
  }

  private static Finding finding(Severity severity, int rule, String text) {
    return new Finding(
        new RuleId(rule),
        severity,
        Place.WHOLE,
        new Sentence("%s", List.of(text)),
        new Sentence("%s", List.of("leave it out")),
        List.of());
  }

  /** Another version may have written it, which has other rules. */
  @Test
  void everyIdSurvivesSerialization() throws Exception {
    List<Finding> findings =
        List.of(finding(Severity.ERROR, 208, "known"), finding(Severity.WARNING, 299, "other"));
    assertThat(read(written(new InvalidQuantConfigException(findings))).findings())
        .isEqualTo(findings);
  }

  /** What 0.1.0 wrote before findings were written: the class, its version, the message. */
  @Test
  void withoutFindingsThereIsAnEmptyListNeverNull() throws Exception {
    byte[] bytes = written(new InvalidQuantConfigException(List.of()));
    String stream = new String(bytes, ISO_8859_1);
    String field = "\u0000\u0004said";
    assertThat(stream).contains(field);
    InvalidQuantConfigException copy =
        read(stream.replace(field, "\u0000\u0004gone").getBytes(ISO_8859_1));
    assertThat(copy.findings()).isEmpty();
  }

  @Test
  void findingsCannotBeChanged() {
    List<Finding> given = new ArrayList<>();
    InvalidQuantConfigException thrown = new InvalidQuantConfigException(given);
    given.add(finding(Severity.ERROR, 208, "text"));
    assertThat(thrown.findings()).isEmpty();
    assertThrows(UnsupportedOperationException.class, () -> thrown.findings().clear());
  }
}

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
import java.util.Optional;
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
    assertThat(findings.stream().filter(finding -> finding.place().isPresent()).toList())
        .isNotEmpty();
    assertThat(findings.stream().filter(finding -> finding.place().isEmpty()).toList())
        .isNotEmpty();
    InvalidQuantConfigException thrown = new InvalidQuantConfigException(findings);
    InvalidQuantConfigException copy = read(written(thrown));
    assertThat(thrown.findings()).isEqualTo(findings);
    assertThat(copy.findings()).isEqualTo(findings);
    assertThat(copy).hasMessageThat().isEqualTo(thrown.getMessage());
  }

  @Test
  void everyIdSurvivesSerialization() throws Exception {
    List<Finding> findings =
        RuleId.all().stream()
            .map(rule -> new Finding(rule, Optional.empty(), "text", "help"))
            .toList();
    assertThat(read(written(new InvalidQuantConfigException(findings))).findings())
        .isEqualTo(findings);
  }

  /** A newer version has more rules: the rest is read, and the message has it all. */
  @Test
  void anIdOfAnotherVersionIsInTheMessageOnly() throws Exception {
    Finding known =
        new Finding(SchemeRuleId.STATIC_PER_TOKEN, Optional.empty(), "known", "leave it out");
    Finding other =
        new Finding(SchemeRuleId.OPERANDS_DIFFER, Optional.empty(), "other", "leave it out");
    byte[] bytes = written(new InvalidQuantConfigException(List.of(known, other)));
    String stream = new String(bytes, ISO_8859_1).replace("MOEQ216", "MOEQ299");
    InvalidQuantConfigException copy = read(stream.getBytes(ISO_8859_1));
    assertThat(copy.findings()).containsExactly(known);
    assertThat(copy).hasMessageThat().contains("[MOEQ299] other");
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
    given.add(new Finding(SchemeRuleId.STATIC_PER_TOKEN, Optional.empty(), "text", "help"));
    assertThat(thrown.findings()).isEmpty();
    assertThrows(UnsupportedOperationException.class, () -> thrown.findings().clear());
  }
}

package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.internal.rules.TensorRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** 216: the two GEMMs of one layer have their operands quantized alike. */
final class OperandPairs {
  private OperandPairs() {}

  static void check(
      FusedMoEQuantDesc<?> a1,
      FusedMoEQuantDesc<?> a2,
      FusedMoEQuantDesc<?> w1,
      FusedMoEQuantDesc<?> w2) {
    List<Finding> findings = new ArrayList<>();
    pair("a1", a1, "a2", a2, findings);
    pair("w1", w1, "w2", w2, findings);
    if (!findings.isEmpty()) {
      throw new InvalidQuantConfigException(findings);
    }
  }

  private static void pair(
      String firstName,
      FusedMoEQuantDesc<?> first,
      String secondName,
      FusedMoEQuantDesc<?> second,
      List<Finding> findings) {
    if (first.dtype() != second.dtype() || !Objects.equals(first.shape(), second.shape())) {
      findings.add(
          TensorRules.OPERANDS_DIFFER.finding(
              List.of(firstName, words(first), secondName, words(second)), List.of()));
    }
  }

  private static String words(FusedMoEQuantDesc<?> operand) {
    DType dtype = operand.dtype();
    GroupShape shape = operand.shape();
    String name = dtype == null ? "not quantized" : dtype.vllmName();
    return shape == null
        ? name
        : name + " with group shape (" + shape.row() + ", " + shape.col() + ")";
  }
}

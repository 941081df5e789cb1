package dev.moequant.interop.checkpoint;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.interop.huggingface.ConfigValue;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What comes up while a checkpoint is read: what is wrong with it, and what had to be assumed. */
final class Notes {
  private final Set<Finding> findings = new LinkedHashSet<>();
  private final Set<String> assumptions = new LinkedHashSet<>();

  void add(Finding finding) {
    findings.add(finding);
  }

  void addAll(List<Finding> more) {
    findings.addAll(more);
  }

  /** What is not said, and what was taken for it. */
  void assume(String assumption) {
    assumptions.add(assumption);
  }

  /** 702 at a value. */
  void malformed(ConfigValue value, String why, String help) {
    add(
        CheckpointRules.NOT_A_CONFIG.finding(
            value.place(), List.of(value.place(), value.shown() + " " + why), List.of(help)));
  }

  /** 703 at a value. */
  void unknown(ConfigValue value, String why, String help) {
    add(
        CheckpointRules.UNKNOWN_METHOD.finding(
            value.place(), List.of(value.shownWithPlace(), why), List.of(help)));
  }

  /** 707 of two values that are not both true of the experts. */
  void contradiction(
      ConfigValue one, String saysOne, ConfigValue other, String saysOther, String help) {
    add(
        CheckpointRules.CONTRADICTION.finding(
            one.place(),
            List.of(one.shownWithPlace(), saysOne, other.shownWithPlace(), saysOther),
            List.of(help)));
  }

  /** A size that must be at least 1. */
  Optional<Integer> size(ConfigValue value) {
    int size = value.integer().orElse(0);
    if (size < 1) {
      malformed(value, "is no size", "give a number from 1 on, as the model has it");
      return Optional.empty();
    }
    return Optional.of(size);
  }

  List<Finding> findings() {
    return List.copyOf(findings);
  }

  List<String> assumptions() {
    return List.copyOf(assumptions);
  }
}

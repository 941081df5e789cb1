package dev.moequant.internal.rules;

import static dev.moequant.diagnostics.TensorRuleId.HALF_A_PAIR;
import static dev.moequant.diagnostics.TensorRuleId.SLOT_BOUND_TWICE;
import static dev.moequant.diagnostics.TensorRuleId.SLOT_OF_OTHER_SETTING;
import static dev.moequant.diagnostics.TensorRuleId.UNBOUND_SLOT;
import static dev.moequant.diagnostics.TensorRuleId.UNUSED_SLOT;
import static dev.moequant.internal.rules.Rule.values;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 301 to 305: which slots the members of a class are bound to. What stands on the members, and
 * where, is for the compiler to know; here a binding is a slot and a description of its member.
 */
public final class BindingRules {
  private final SchemeSpec scheme;
  private final String annotation;
  private final String type;
  private final List<Binding> bindings;
  private final List<TensorSlot> required;
  private final Map<TensorSlot, Integer> first = new EnumMap<>(TensorSlot.class);
  private final List<BindingFinding> found = new ArrayList<>();

  /**
   * One {@code @QuantParam}.
   *
   * @param slot its value
   * @param member the member in words, for example {@code field w13Scale}
   */
  public record Binding(TensorSlot slot, String member) {}

  /**
   * A finding and the binding it is about.
   *
   * @param finding what is wrong
   * @param binding the index of the binding; empty where it is about the scheme annotation
   */
  public record BindingFinding(Finding finding, Optional<Integer> binding) {}

  private BindingRules(SchemeSpec scheme, String annotation, String type, List<Binding> bindings) {
    this.scheme = scheme;
    this.annotation = annotation;
    this.type = type;
    this.bindings = bindings;
    this.required = RequiredSlots.of(scheme);
  }

  /**
   * Compares bindings with what a scheme requires.
   *
   * @param scheme right or wrong
   * @param annotation the simple name of the scheme annotation as the class has it
   * @param type the simple name of the class
   * @param bindings its bindings, in source order; none where it names an adapter and no member
   * @return everything that is wrong
   */
  public static List<BindingFinding> check(
      SchemeSpec scheme, String annotation, String type, List<Binding> bindings) {
    BindingRules rules = new BindingRules(scheme, annotation, type, bindings);
    for (int i = 0; i < bindings.size(); i++) {
      rules.twice(i);
    }
    for (int i = 0; i < bindings.size(); i++) {
      rules.slot(i);
    }
    rules.unbound();
    return List.copyOf(rules.found);
  }

  /**
   * 303 the other way round. Only the compiler knows which members are one and the same.
   *
   * @param first the slot that a member is bound to
   * @param second the slot that it is bound to as well
   * @param member the member in words
   * @return the finding about the second
   */
  public static Finding inOneMember(TensorSlot first, TensorSlot second, String member) {
    return Finding.of(
        SLOT_BOUND_TWICE,
        values(
            second.name(),
            member + ", beside @QuantParam(" + first.name() + ")",
            "a member holds one tensor"),
        values());
  }

  private void twice(int index) {
    Binding second = bindings.get(index);
    TensorSlot slot = second.slot();
    Integer before = first.putIfAbsent(slot, index);
    if (before != null) {
      at(
          index,
          SLOT_BOUND_TWICE,
          values(
              slot.name(),
              bindings.get(before).member() + " and on " + second.member(),
              slot.vllmName() + " has one value"),
          values());
    }
  }

  private void slot(int index) {
    TensorSlot slot = bindings.get(index).slot();
    TensorSlot partner = RequiredSlots.partner(slot);
    if (!Integer.valueOf(index).equals(first.get(slot))) {
      return; // bound twice, and that is said
    }
    if (!required.contains(slot)) {
      RequiredSlots.settingFor(scheme, slot)
          .ifPresentOrElse(
              setting -> otherSetting(index, slot, setting), () -> unused(index, slot));
    } else if (!first.containsKey(partner)) {
      at(
          index,
          HALF_A_PAIR,
          values(slot.name(), partner.name(), slot.vllmName(), partner.vllmName()),
          values(partner.vllmName(), partner.name()));
    }
  }

  private void otherSetting(int index, TensorSlot slot, String setting) {
    at(
        index,
        SLOT_OF_OTHER_SETTING,
        values(slot.name(), scheme.annotation(), slot.vllmName()),
        values(
            RequiredSlots.isSettingEnough(scheme, slot)
                ? "write " + setting + ", or remove the annotation"
                : "remove the annotation: "
                    + slot.vllmName()
                    + " goes with "
                    + setting
                    + instead(slot)));
  }

  /** What the setting alone would contradict. */
  private String instead(TensorSlot slot) {
    return switch (slot) {
      case A1_SCALE, A2_SCALE -> ofStaticScales();
      case W1_ZP, W2_ZP -> ofZeroPoints();
      default -> "";
    };
  }

  /** What the scheme has where a static scale would be: scales of tokens or blocks. */
  private String ofStaticScales() {
    boolean isPerToken = scheme.activations().granularity() == Granularity.PER_TOKEN;
    SchemeMember place =
        isPerToken ? SchemeMember.ACTIVATIONS_GRANULARITY : SchemeMember.ACTIVATIONS_GROUP_SHAPE;
    return scheme
        .findMember(place)
        .filter(member -> isPerToken || !member.isDefault())
        .map(member -> ", and not with " + member)
        .orElse("");
  }

  /** Only {@code @QuantScheme} has dtypes that have none. */
  private String ofZeroPoints() {
    SchemeMember place = SchemeMember.WEIGHTS_GRANULARITY;
    if (scheme.activations().dtype() != DType.NONE) {
      place = SchemeMember.ACTIVATIONS_DTYPE;
    } else if (!DTypePairs.isWna16(scheme)) {
      place = SchemeMember.WEIGHTS_DTYPE;
    }
    return ", and not with " + scheme.member(place).shown();
  }

  private void unused(int index, TensorSlot slot) {
    at(
        index,
        UNUSED_SLOT,
        values(slot.name(), annotation, slot.vllmName()),
        values("@" + annotation, required.isEmpty() ? "no tensor" : names(required)));
  }

  private void unbound() {
    List<TensorSlot> missing =
        required.stream()
            .filter(slot -> !first.containsKey(slot))
            .filter(slot -> !first.containsKey(RequiredSlots.partner(slot))) // 304 says that
            .toList();
    if (!missing.isEmpty()) {
      String annotations =
          missing.stream()
              .map(slot -> "@QuantParam(" + slot.name() + ")")
              .collect(Collectors.joining(", "));
      found.add(
          new BindingFinding(
              Finding.of(
                  UNBOUND_SLOT,
                  values("@" + annotation, names(missing), type),
                  values(
                      "annotate the members that hold them with "
                          + annotations
                          + (bindings.isEmpty() ? ", or remove @QuantTensors" : ""))),
              Optional.empty()));
    }
  }

  private void at(int index, RuleId rule, Object[] text, Object[] help) {
    found.add(new BindingFinding(Finding.of(rule, text, help), Optional.of(index)));
  }

  private static String names(List<TensorSlot> slots) {
    return slots.stream().map(TensorSlot::vllmName).collect(Collectors.joining(", "));
  }
}

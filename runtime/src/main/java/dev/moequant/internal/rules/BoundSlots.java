package dev.moequant.internal.rules;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.internal.rules.BindingRules.Binding;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.SlotSetting;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The slots that a scheme requires beside those that members are bound to, and which slot was meant
 * by a binding that is wrong.
 */
final class BoundSlots {
  private final SchemeSpec scheme;
  private final List<Binding> bindings;
  private final List<TensorSlot> required;
  private final Map<TensorSlot, Integer> first = new EnumMap<>(TensorSlot.class);
  private final Map<Integer, TensorSlot> meant = new HashMap<>();

  private BoundSlots(SchemeSpec scheme, List<Binding> bindings) {
    this.scheme = scheme;
    this.bindings = List.copyOf(bindings);
    this.required = RequiredSlots.of(scheme);
  }

  static BoundSlots of(SchemeSpec scheme, List<Binding> bindings) {
    BoundSlots slots = new BoundSlots(scheme, bindings);
    for (int i = 0; i < bindings.size(); i++) {
      slots.first.putIfAbsent(bindings.get(i).slot(), i);
    }
    for (int i = 0; i < bindings.size(); i++) {
      slots.guess(i);
    }
    return slots;
  }

  /**
   * Which slot was meant by one that is wrong: a missing one of the same operand and GEMM, where
   * the other GEMM has its half; where a slot is bound twice, that half. It is one mistake then.
   */
  private void guess(int index) {
    TensorSlot slot = slot(index);
    TensorSlot partner = RequiredSlots.partner(slot);
    if (required.contains(slot)) {
      if (!isFirst(index)) {
        Stream.of(partner).filter(this::isMissing).forEach(near -> meant.put(index, near));
      }
    } else if (!isBound(partner) || !isSettingEnough(slot)) {
      required.stream()
          .filter(near -> isMissing(near) && operandAndGemm(near).equals(operandAndGemm(slot)))
          .filter(near -> isBound(partner) || isBound(RequiredSlots.partner(near)))
          .findFirst()
          .ifPresent(near -> meant.put(index, near));
    }
  }

  private boolean isSettingEnough(TensorSlot slot) {
    return RequiredSlots.settingFor(scheme, slot).filter(SlotSetting::isEnough).isPresent();
  }

  /** {@code A1} of {@code A1_GSCALE}. */
  private static String operandAndGemm(TensorSlot slot) {
    return slot.name().substring(0, 2);
  }

  SchemeSpec scheme() {
    return scheme;
  }

  /** The slots that the scheme requires, in vLLM's argument order. */
  List<TensorSlot> required() {
    return required;
  }

  int size() {
    return bindings.size();
  }

  TensorSlot slot(int index) {
    return bindings.get(index).slot();
  }

  /** A bound member in words. */
  String member(int index) {
    return bindings.get(index).member();
  }

  boolean isBound(TensorSlot slot) {
    return first.containsKey(slot);
  }

  /** The first binding of a slot. */
  Optional<Integer> first(TensorSlot slot) {
    return Optional.ofNullable(first.get(slot));
  }

  /** Not where an earlier member is bound to the same slot. */
  boolean isFirst(int index) {
    return Integer.valueOf(index).equals(first.get(slot(index)));
  }

  /** Whether a required slot is neither bound nor meant. */
  boolean isMissing(TensorSlot slot) {
    return required.contains(slot) && !isBound(slot) && !meant.containsValue(slot);
  }

  /** The slot that was meant by a binding, where there is one that would do. */
  Optional<TensorSlot> meant(int index) {
    return Optional.ofNullable(meant.get(index));
  }
}

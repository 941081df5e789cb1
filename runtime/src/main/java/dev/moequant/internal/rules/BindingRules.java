package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * 301 to 305: which slots the members of a class are bound to. What stands on the members, and
 * where, is for the compiler to know; here a binding is a slot and a description of its member.
 */
public final class BindingRules {
  /** Some tensors are bound, this one is not. */
  public static final Rule<Object> UNBOUND_SLOT =
      error(301, "a required tensor that no member is bound to")
          .byCompiler()
          .says("%s requires %s, and no member of %s is bound to them", "%s");

  /** A slot that the scheme never uses. */
  public static final Rule<Object> UNUSED_SLOT =
      error(302, "a tensor that the scheme never uses")
          .byCompiler()
          .says(
              "@QuantParam(%s): no setting of @%s uses %s, it would be dropped silently",
              "remove the annotation; %s requires %s");

  /** A slot with two members, or a member with two slots. */
  public static final Rule<Object> SLOT_BOUND_TWICE =
      error(303, "two members for one tensor, or two tensors in one member")
          .byCompiler()
          .says("@QuantParam(%s) stands on %s: %s", "remove one of the two");

  /** One half of a pair. */
  public static final Rule<Object> HALF_A_PAIR =
      error(304, "one half of a pair of tensors")
          .byCompiler()
          .says(
              "@QuantParam(%s) without @QuantParam(%s): vLLM takes %s and %s together, one for each"
                  + " GEMM",
              "annotate the member that holds %s with %s");

  /** A slot that another setting would use. */
  public static final Rule<Object> SLOT_OF_OTHER_SETTING =
      error(305, "a tensor that the scheme would use under another setting")
          .byCompiler()
          .says("@QuantParam(%s): %s does not use %s, it would be dropped silently", "%s");

  static final List<Rule<Object>> RULES =
      List.of(UNBOUND_SLOT, UNUSED_SLOT, SLOT_BOUND_TWICE, HALF_A_PAIR, SLOT_OF_OTHER_SETTING);

  private final SchemeSpec scheme;
  private final String annotation;
  private final String type;
  private final List<Binding> bindings;
  private final List<TensorSlot> required;
  private final Map<TensorSlot, Integer> first = new EnumMap<>(TensorSlot.class);
  private final List<Finding> found = new ArrayList<>();

  /**
   * One {@code @QuantParam}.
   *
   * @param slot its value
   * @param member the member in words, for example {@code field w13Scale}
   */
  public record Binding(TensorSlot slot, String member) {}

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
   * @return everything that is wrong; what is about one binding points at it
   */
  public static List<Finding> check(
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
    return SLOT_BOUND_TWICE.finding(
        List.of(
            second.name(),
            member + ", beside @QuantParam(" + first.name() + ")",
            "a member holds one tensor"),
        List.of());
  }

  private void twice(int index) {
    Binding second = bindings.get(index);
    TensorSlot slot = second.slot();
    Integer before = first.putIfAbsent(slot, index);
    if (before != null) {
      at(
          index,
          SLOT_BOUND_TWICE,
          List.of(
              slot.name(),
              bindings.get(before).member() + " and on " + second.member(),
              slot.vllmName() + " has one value"),
          List.of());
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
          List.of(slot.name(), partner.name(), slot.vllmName(), partner.vllmName()),
          List.of(partner.vllmName(), "@QuantParam(" + partner.name() + ")"));
    }
  }

  private void otherSetting(int index, TensorSlot slot, String setting) {
    at(
        index,
        SLOT_OF_OTHER_SETTING,
        List.of(slot.name(), scheme.annotation(), slot.vllmName()),
        List.of(
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
        List.of(slot.name(), annotation, slot.vllmName()),
        List.of("@" + annotation, required.isEmpty() ? "no tensor" : names(required)));
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
          UNBOUND_SLOT.finding(
              List.of("@" + annotation, names(missing), type),
              List.of(
                  "annotate the members that hold them with "
                      + annotations
                      + (bindings.isEmpty() ? ", or remove @QuantTensors" : ""))));
    }
  }

  private void at(int index, Rule<Object> rule, List<?> text, List<?> help) {
    found.add(rule.finding(new Place.OfBinding(index), text, help));
  }

  private static String names(List<TensorSlot> slots) {
    return slots.stream().map(TensorSlot::vllmName).collect(Collectors.joining(", "));
  }
}

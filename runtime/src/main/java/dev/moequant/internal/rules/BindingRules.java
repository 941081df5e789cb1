package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * 301, 303, 304: what a scheme requires is bound, each slot to one member. Of slots that it does
 * not use, {@link UnusedBindingRules} speak. What stands on the members, and where, is for the
 * compiler to know; here a binding is a slot and a description of its member.
 */
public final class BindingRules {
  /** Some tensors are bound, this one is not. */
  public static final Rule<Object> UNBOUND_SLOT =
      error(301, "a required tensor that no member is bound to")
          .byCompiler()
          .says("%s requires %s, and no member of %s is bound to %s", "%s");

  /** A slot with two members, or a member with two slots. */
  public static final Rule<Object> SLOT_BOUND_TWICE =
      error(303, "two members for one tensor, or two tensors in one member")
          .byCompiler()
          .says("@QuantParam(%s) is on %s: %s", "%s");

  /** One half of a pair. */
  public static final Rule<Object> HALF_A_PAIR =
      error(304, "one half of a pair of tensors")
          .byCompiler()
          .says(
              "%s is bound to %s, but no member of %s is bound to %s: vLLM takes the two together,"
                  + " one for each GEMM",
              "annotate the member that holds %s with %s");

  static final List<Rule<Object>> RULES = List.of(UNBOUND_SLOT, SLOT_BOUND_TWICE, HALF_A_PAIR);

  private static final String OF_SEVERAL = "annotate the members that hold them with ";

  private final BoundSlots bound;
  private final BoundClass type;

  /**
   * One {@code @QuantParam}.
   *
   * @param slot its value
   * @param member the member in words, for example {@code field w13Scale}
   */
  public record Binding(TensorSlot slot, String member) {}

  private BindingRules(BoundSlots bound, BoundClass type) {
    this.bound = bound;
    this.type = type;
  }

  /**
   * Compares bindings with what a scheme requires: 301 to 305.
   *
   * @param scheme right or wrong
   * @param revision the revision of vLLM that its configs are for
   * @param type the class
   * @param bindings its bindings, in source order; none where it names an adapter and no member
   * @return everything that is wrong; what is about one binding points at it
   */
  public static List<Finding> check(
      SchemeSpec scheme, VllmRevision revision, BoundClass type, List<Binding> bindings) {
    BoundSlots bound = BoundSlots.of(scheme, bindings);
    BindingRules rules = new BindingRules(bound, type);
    UnusedBindingRules unused = new UnusedBindingRules(bound, type, revision);
    List<Finding> found = new ArrayList<>();
    for (int i = 0; i < bound.size(); i++) {
      rules.twice(i).ifPresent(found::add);
    }
    for (int i = 0; i < bound.size(); i++) {
      if (bound.isFirst(i)) { // else it is bound twice, and that is said
        boolean isRequired = bound.required().contains(bound.slot(i));
        (isRequired ? rules.half(i) : unused.finding(i)).ifPresent(found::add);
      }
    }
    rules.unbound().ifPresent(found::add);
    return List.copyOf(found);
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
        List.of("remove one of the two"));
  }

  private Optional<Finding> twice(int index) {
    TensorSlot slot = bound.slot(index);
    return bound
        .first(slot)
        .filter(before -> before != index)
        .map(
            before ->
                SLOT_BOUND_TWICE.finding(
                    new Place.OfBinding(index),
                    List.of(
                        slot.name(),
                        bound.member(before) + " and on " + bound.member(index),
                        "only one member can hold " + slot.vllmName()),
                    List.of(
                        bound.meant(index).map(type::didYouMean).orElse("remove one of the two"))));
  }

  private Optional<Finding> half(int index) {
    TensorSlot slot = bound.slot(index);
    return Optional.of(RequiredSlots.partner(slot))
        .filter(bound::isMissing)
        .map(
            partner ->
                HALF_A_PAIR.finding(
                    new Place.OfBinding(index),
                    List.of(slot.vllmName(), bound.member(index), type.name(), partner.vllmName()),
                    List.of(partner.vllmName(), type.syntax().of(partner))));
  }

  private Optional<Finding> unbound() {
    List<TensorSlot> missing =
        bound.required().stream()
            .filter(bound::isMissing)
            .filter(slot -> !bound.isBound(RequiredSlots.partner(slot))) // 304 says that
            .toList();
    if (missing.isEmpty()) {
      return Optional.empty();
    }
    boolean isOne = missing.size() == 1;
    String annotations = missing.stream().map(type.syntax()::of).collect(Collectors.joining(", "));
    return Optional.of(
        UNBOUND_SLOT.finding(
            List.of("@" + type.annotation(), names(missing), type.name(), isOne ? "it" : "them"),
            List.of(
                (isOne ? "annotate the member that holds it with " : OF_SEVERAL)
                    + annotations
                    + (bound.size() == 0 ? ", or remove @QuantTensors" : ""))));
  }

  /** Slots in a list, as vLLM calls them. */
  static String names(List<TensorSlot> slots) {
    return slots.stream().map(TensorSlot::vllmName).collect(Collectors.joining(", "));
  }
}

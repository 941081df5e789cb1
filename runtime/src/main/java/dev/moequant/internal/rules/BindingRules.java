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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 301 to 305: which slots the members of a class are bound to. What stands on the members, and
 * where, is for the compiler to know; here a binding is a slot and a description of its member.
 */
public final class BindingRules {
  /** Some tensors are bound, this one is not. */
  public static final Rule<Object> UNBOUND_SLOT =
      error(301, "a required tensor that no member is bound to")
          .byCompiler()
          .says("%s requires %s, and no member of %s is bound to %s", "%s");

  /** A slot that the scheme never uses. */
  public static final Rule<Object> UNUSED_SLOT =
      error(302, "a tensor that the scheme never uses")
          .byCompiler()
          .says("@QuantParam(%s): no setting of @%s uses %s, it would be dropped silently", "%s");

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

  /** A slot that another setting would use. */
  public static final Rule<Object> SLOT_OF_OTHER_SETTING =
      error(305, "a tensor that the scheme would use under another setting")
          .byCompiler()
          .says("%s: %s does not use %s, %s would be dropped silently", "%s");

  static final List<Rule<Object>> RULES =
      List.of(UNBOUND_SLOT, UNUSED_SLOT, SLOT_BOUND_TWICE, HALF_A_PAIR, SLOT_OF_OTHER_SETTING);

  private static final String OF_SEVERAL = "annotate the members that hold them with ";

  private final SchemeSpec scheme;
  private final String annotation;
  private final String type;
  private final List<Binding> bindings;
  private final BindingSyntax syntax;
  private final List<TensorSlot> required;
  private final Map<TensorSlot, Integer> first = new EnumMap<>(TensorSlot.class);
  private final Map<Integer, TensorSlot> meant = new HashMap<>();
  private final List<Finding> found = new ArrayList<>();

  /**
   * One {@code @QuantParam}.
   *
   * @param slot its value
   * @param member the member in words, for example {@code field w13Scale}
   */
  public record Binding(TensorSlot slot, String member) {}

  private BindingRules(
      SchemeSpec scheme,
      String annotation,
      String type,
      List<Binding> bindings,
      BindingSyntax syntax) {
    this.scheme = scheme;
    this.annotation = annotation;
    this.type = type;
    this.bindings = bindings;
    this.syntax = syntax;
    this.required = RequiredSlots.of(scheme);
  }

  /**
   * Compares bindings with what a scheme requires.
   *
   * @param scheme right or wrong
   * @param annotation the simple name of the scheme annotation as the class has it
   * @param type the simple name of the class
   * @param bindings its bindings, in source order; none where it names an adapter and no member
   * @param syntax how the source of the class writes them
   * @return everything that is wrong; what is about one binding points at it
   */
  public static List<Finding> check(
      SchemeSpec scheme,
      String annotation,
      String type,
      List<Binding> bindings,
      BindingSyntax syntax) {
    BindingRules rules = new BindingRules(scheme, annotation, type, bindings, syntax);
    for (int i = 0; i < bindings.size(); i++) {
      rules.first.putIfAbsent(bindings.get(i).slot(), i);
    }
    for (int i = 0; i < bindings.size(); i++) {
      rules.guess(i);
    }
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
        List.of("remove one of the two"));
  }

  /**
   * Which slot was meant by one that is wrong: a missing one of the same operand and GEMM, where
   * the other GEMM has its half; where a slot is bound twice, that half. It is one mistake then.
   */
  private void guess(int index) {
    TensorSlot slot = bindings.get(index).slot();
    TensorSlot partner = RequiredSlots.partner(slot);
    if (required.contains(slot)) {
      if (!isFirst(index)) {
        Stream.of(partner).filter(this::isMissing).forEach(near -> meant.put(index, near));
      }
    } else if (!first.containsKey(partner) || !RequiredSlots.isSettingEnough(scheme, slot)) {
      required.stream()
          .filter(near -> isMissing(near) && operandAndGemm(near).equals(operandAndGemm(slot)))
          .filter(
              near -> first.containsKey(partner) || first.containsKey(RequiredSlots.partner(near)))
          .findFirst()
          .ifPresent(near -> meant.put(index, near));
    }
  }

  private boolean isMissing(TensorSlot slot) {
    return required.contains(slot) && !first.containsKey(slot) && !meant.containsValue(slot);
  }

  /** {@code A1} of {@code A1_GSCALE}. */
  private static String operandAndGemm(TensorSlot slot) {
    return slot.name().substring(0, 2);
  }

  private boolean isFirst(int index) {
    return Integer.valueOf(index).equals(first.get(bindings.get(index).slot()));
  }

  private void twice(int index) {
    if (isFirst(index)) {
      return;
    }
    Binding second = bindings.get(index);
    TensorSlot slot = second.slot();
    Binding before = bindings.get(Objects.requireNonNull(first.get(slot)));
    at(
        index,
        SLOT_BOUND_TWICE,
        List.of(
            slot.name(),
            before.member() + " and on " + second.member(),
            "only one member can hold " + slot.vllmName()),
        List.of(didYouMean(index).orElse("remove one of the two")));
  }

  /** The edit of one word, where there is one that would do. */
  private Optional<String> didYouMean(int index) {
    return Optional.ofNullable(meant.get(index))
        .map(
            near ->
                "did you mean "
                    + syntax.of(near)
                    + "? @"
                    + annotation
                    + " requires "
                    + near.vllmName()
                    + ", and no member is bound to it; else remove the annotation");
  }

  private void slot(int index) {
    TensorSlot slot = bindings.get(index).slot();
    if (!isFirst(index)) {
      return; // bound twice, and that is said
    }
    if (!required.contains(slot)) {
      RequiredSlots.settingFor(scheme, slot)
          .ifPresentOrElse(
              setting -> otherSetting(index, slot, setting), () -> unused(index, slot));
      return;
    }
    TensorSlot partner = RequiredSlots.partner(slot);
    if (isMissing(partner)) {
      at(
          index,
          HALF_A_PAIR,
          List.of(slot.vllmName(), bindings.get(index).member(), type, partner.vllmName()),
          List.of(partner.vllmName(), syntax.of(partner)));
    }
  }

  private void otherSetting(int index, TensorSlot slot, String setting) {
    TensorSlot partner = RequiredSlots.partner(slot);
    Integer other = first.get(partner);
    // Two halves of a pair lack one and the same setting, unless one is a slip of another kind.
    if (other == null || meant.containsKey(index) || meant.containsKey(other)) {
      at(
          index,
          SLOT_OF_OTHER_SETTING,
          List.of("@QuantParam(" + slot + ")", scheme.annotation(), slot.vllmName(), "it"),
          List.of(didYouMean(index).orElseGet(() -> help(slot, setting))));
    } else if (index < other) {
      at(
          index,
          SLOT_OF_OTHER_SETTING,
          List.of(
              "@QuantParam(%s), and @QuantParam(%s) on %s"
                  .formatted(slot, partner, bindings.get(other).member()),
              scheme.annotation(),
              slot.vllmName() + " and " + partner.vllmName(),
              "they"),
          List.of(helpOfPair(slot, setting)));
    }
  }

  private String help(TensorSlot slot, String setting) {
    TensorSlot partner = RequiredSlots.partner(slot);
    return RequiredSlots.isSettingEnough(scheme, slot)
        ? "write %s, and annotate the member that holds %s with %s; or remove the annotation"
            .formatted(setting, partner.vllmName(), syntax.of(partner))
        : "remove the annotation: %s goes with %s%s"
            .formatted(slot.vllmName(), setting, instead(slot));
  }

  private String helpOfPair(TensorSlot slot, String setting) {
    return RequiredSlots.isSettingEnough(scheme, slot)
        ? "write " + setting + ", or remove both annotations"
        : "remove both annotations: they go with " + setting + instead(slot);
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
        .map(member -> ", and not with " + member.shown())
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
    String requires = required.isEmpty() ? "no tensor" : names(required);
    at(
        index,
        UNUSED_SLOT,
        List.of(slot.name(), annotation, slot.vllmName()),
        List.of(
            didYouMean(index)
                .orElse("remove the annotation; @" + annotation + " requires " + requires)));
  }

  private void unbound() {
    List<TensorSlot> missing =
        required.stream()
            .filter(this::isMissing)
            .filter(slot -> !first.containsKey(RequiredSlots.partner(slot))) // 304 says that
            .toList();
    if (!missing.isEmpty()) {
      boolean isOne = missing.size() == 1;
      String annotations = missing.stream().map(syntax::of).collect(Collectors.joining(", "));
      found.add(
          UNBOUND_SLOT.finding(
              List.of("@" + annotation, names(missing), type, isOne ? "it" : "them"),
              List.of(
                  (isOne ? "annotate the member that holds it with " : OF_SEVERAL)
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

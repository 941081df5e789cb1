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
import dev.moequant.scheme.SlotSetting;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;

/** 302, 305: a member is bound to what the scheme does not use, as it is or under any setting. */
public final class UnusedBindingRules {
  /** A slot that the scheme never uses. */
  public static final Rule<Object> UNUSED_SLOT =
      error(302, "a tensor that the scheme never uses")
          .byCompiler()
          .says("@QuantParam(%s): no setting of @%s uses %s, it would be dropped silently", "%s");

  /** A slot that another setting would use. */
  public static final Rule<Object> SLOT_OF_OTHER_SETTING =
      error(305, "a tensor that the scheme would use under another setting")
          .byCompiler()
          .says("%s: %s", "%s");

  static final List<Rule<Object>> RULES = List.of(UNUSED_SLOT, SLOT_OF_OTHER_SETTING);

  private static final String DROPPED = "%s does not use %s, %s would be dropped silently";

  private final BoundSlots bound;
  private final BoundClass type;
  private final VllmRevision revision;
  private final SchemeSpec scheme;

  UnusedBindingRules(BoundSlots bound, BoundClass type, VllmRevision revision) {
    this.bound = bound;
    this.type = type;
    this.revision = revision;
    this.scheme = bound.scheme();
  }

  /** About the first binding of a slot that is not required; of a pair, the first half says it. */
  Optional<Finding> finding(int index) {
    return RequiredSlots.settingFor(scheme, bound.slot(index))
        .map(setting -> otherSetting(index, setting))
        .orElseGet(() -> Optional.of(unused(index)));
  }

  private Finding unused(int index) {
    TensorSlot slot = bound.slot(index);
    return UNUSED_SLOT.finding(
        new Place.OfBinding(index),
        List.of(slot.name(), type.annotation(), slot.vllmName()),
        List.of(bound.meant(index).map(type::didYouMean).orElseGet(() -> remove(slot))));
  }

  private String remove(TensorSlot slot) {
    List<TensorSlot> required = bound.required();
    List<String> others = RequiredSlots.otherAnnotations(scheme, slot, revision);
    return "remove the annotation; @"
        + type.annotation()
        + " requires "
        + (required.isEmpty() ? "no tensor" : BindingRules.names(required))
        + (others.isEmpty()
            ? ""
            : "; " + slot.vllmName() + " goes with " + String.join(" or ", others));
  }

  private Optional<Finding> otherSetting(int index, SlotSetting setting) {
    // Two halves of a pair lack one and the same setting, unless one is a slip of another kind.
    Optional<Integer> half =
        bound
            .first(RequiredSlots.partner(bound.slot(index)))
            .filter(other -> bound.meant(index).isEmpty() && bound.meant(other).isEmpty());
    return half.isEmpty()
        ? Optional.of(ofOne(index, setting))
        : half.filter(other -> index < other).map(other -> ofPair(index, other, setting));
  }

  private Finding ofOne(int index, SlotSetting setting) {
    TensorSlot slot = bound.slot(index);
    String subject = "@QuantParam(" + slot + ")";
    String dropped = DROPPED.formatted(scheme.annotation(), slot.vllmName(), "it");
    return bound
        .meant(index)
        .map(near -> otherSetting(index, subject, dropped, type.didYouMean(near)))
        .orElseGet(() -> otherSetting(index, subject, why(setting, dropped), help(slot, setting)));
  }

  private Finding ofPair(int index, int other, SlotSetting setting) {
    TensorSlot slot = bound.slot(index);
    TensorSlot partner = bound.slot(other);
    String slots = slot.vllmName() + " and " + partner.vllmName();
    return otherSetting(
        index,
        "@QuantParam(%s), and @QuantParam(%s) on %s".formatted(slot, partner, bound.member(other)),
        why(setting, DROPPED.formatted(scheme.annotation(), slots, "they")),
        helpOfPair(slot, setting));
  }

  private static Finding otherSetting(int index, String subject, String why, String help) {
    return SLOT_OF_OTHER_SETTING.finding(
        new Place.OfBinding(index), List.of(subject, why), List.of(help));
  }

  private String why(SlotSetting setting, String dropped) {
    return isLater(setting) ? PairRules.NO_ARGUMENT.formatted(revision, setting.since()) : dropped;
  }

  /** Whether the setting would do, had the revision the member. */
  private boolean isLater(SlotSetting setting) {
    return setting.isEnough()
        && !setting.isOfferedFor(revision)
        && !PairRules.isNew(scheme, revision);
  }

  private String help(TensorSlot slot, SlotSetting setting) {
    TensorSlot partner = RequiredSlots.partner(slot);
    return setting.isEnough()
        ? "%s, and annotate the member that holds %s with %s; or remove the annotation"
            .formatted(write(setting), partner.vllmName(), type.syntax().of(partner))
        : "remove the annotation: %s goes with %s%s"
            .formatted(slot.vllmName(), setting.text(), instead(slot));
  }

  private String helpOfPair(TensorSlot slot, SlotSetting setting) {
    return setting.isEnough()
        ? write(setting) + "; or remove both annotations"
        : "remove both annotations: they go with " + setting.text() + instead(slot);
  }

  private String write(SlotSetting setting) {
    String write = "write " + setting.text();
    return isLater(setting)
        ? PairRules.COMPILE_FOR_LATER.formatted(setting.since().month()) + ", then " + write
        : write;
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
}

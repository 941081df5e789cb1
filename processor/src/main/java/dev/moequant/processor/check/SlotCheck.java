package dev.moequant.processor.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.BindingRules;
import dev.moequant.internal.rules.BoundClass;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Reading;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * 301 to 305: which slots are bound. The rules count bindings and know no elements; here each of
 * their findings gets its place.
 */
final class SlotCheck {
  private static final String FIRST = "first bound at";

  private final Reading reading;
  private final VllmRevision revision;
  private final SourceSyntax syntax;
  private final List<LocatedFinding> findings = new ArrayList<>();

  SlotCheck(Reading reading, VllmRevision revision, SourceSyntax syntax) {
    this.reading = reading;
    this.revision = revision;
    this.syntax = syntax;
  }

  /** What is wrong with the slots of some members, taken together. */
  List<LocatedFinding> check(List<BoundMember> bound) {
    Set<TensorSlot> readable = EnumSet.noneOf(TensorSlot.class);
    bound.stream()
        .filter(member -> !member.takesParameters())
        .map(BoundMember::slot)
        .forEach(readable::add);
    Map<Element, BoundMember> first = new HashMap<>();
    List<BoundMember> members =
        bound.stream()
            .filter(member -> !isOverload(member, readable))
            .filter(member -> isAlone(member, first.putIfAbsent(member.member(), member)))
            .toList();
    List<BindingRules.Binding> slots =
        members.stream()
            .map(member -> new BindingRules.Binding(member.slot(), MemberFormatter.of(member)))
            .toList();
    BoundClass type =
        new BoundClass(
            reading.annotation().type().getSimpleName().toString(),
            reading.annotation().simpleName(),
            syntax.ofClass());
    BindingRules.check(reading.spec(), revision, type, slots)
        .forEach(found -> findings.add(located(found, members)));
    return List.copyOf(findings);
  }

  private LocatedFinding located(Finding found, List<BoundMember> members) {
    if (!(found.place() instanceof Place.OfBinding binding)) {
      return new LocatedFinding(found, reading.annotation().location());
    }
    BoundMember member = members.get(binding.index());
    LocatedFinding located = new LocatedFinding(found, member.location());
    return found.rule().equals(BindingRules.SLOT_BOUND_TWICE.id())
        ? members.stream()
            .filter(first -> first.slot() == member.slot())
            .findFirst()
            .map(first -> located.with(FIRST, first.location()))
            .orElse(located)
        : located;
  }

  /** Not where one member is bound to two slots. */
  private boolean isAlone(BoundMember second, @Nullable BoundMember first) {
    if (first != null) {
      findings.add(
          new LocatedFinding(
                  BindingRules.inOneMember(first.slot(), second.slot(), MemberFormatter.of(second)),
                  second.location())
              .with(FIRST, first.location()));
    }
    return first == null;
  }

  /** A method with parameters beside another member for its slot: 307 says all that is wrong. */
  private static boolean isOverload(BoundMember member, Set<TensorSlot> readable) {
    return member.takesParameters() && readable.contains(member.slot());
  }
}

package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Sentence;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Stream;

/**
 * One case in which a rule is broken: where to point, when, in which words, and how to fix it.
 *
 * @param <S> what the rule is about
 */
final class Case<S> {
  private final Rule<S> rule;
  private final Draft<S> declared;

  private Case(Rule<S> rule, Draft<S> declared) {
    this.rule = rule;
    this.declared = declared;
  }

  static Draft<SchemeSpec> at(SchemeMember member) {
    return new Draft<>(new Place.OfScheme(member));
  }

  /** The same declaration for each operand. */
  static Stream<Draft<SchemeSpec>> ofOperands(Function<Operand, Draft<SchemeSpec>> declaration) {
    return Stream.of(Operand.values()).map(declaration);
  }

  Rule<S> rule() {
    return rule;
  }

  /** Which part is wrong; a finding may point at an element of it. */
  Place place() {
    return declared.place;
  }

  /** The operands that must mean something for the condition to be asked. */
  Set<Operand> needs() {
    return declared.needs;
  }

  boolean isBroken(S subject, VllmRevision revision) {
    return declared.condition.test(subject, revision);
  }

  Words<S> text() {
    return declared.text;
  }

  Words<S> help() {
    return declared.help;
  }

  /** What fixes may begin with; the search completes them. */
  Stream<Proposal<S>> proposals(S subject) {
    return declared.proposals.stream().flatMap(proposals -> proposals.apply(subject));
  }

  /** Whether the fixes with the fewest changes come first, not those that were declared first. */
  boolean isNearestFirst() {
    return declared.nearestFirst;
  }

  boolean isSupersededBy(RuleId other) {
    return declared.supersededBy.contains(other) || rule.supersededBy().contains(other);
  }

  boolean isSupersededAtSameMemberBy(RuleId other) {
    return declared.supersededAtSameMember.contains(other);
  }

  Finding finding(S subject, VllmRevision revision, List<Fix> fixes, boolean isOnly) {
    return new Finding(
        rule.id(),
        rule.severity(),
        declared.exactPlace.apply(subject),
        text().fill(subject, revision),
        help(subject, revision, fixes, isOnly),
        fixes);
  }

  private Sentence help(S subject, VllmRevision revision, List<Fix> fixes, boolean isOnly) {
    Sentence words = help().fill(subject, revision);
    return new Sentence(
        words.template(),
        words.values().stream()
            .map(value -> value.equals(Words.FIXES) ? FixPrinter.print(fixes, isOnly) : value)
            .toList());
  }

  /** Prints the rule and the place. */
  @Override
  public String toString() {
    return rule.id() + " at " + place();
  }

  /** The words of a declaration, in the order in which they are read. */
  static final class Draft<S> {
    private final Place place;
    private final List<Function<S, Stream<Proposal<S>>>> proposals = new ArrayList<>();
    private Function<S, Place> exactPlace;
    private boolean nearestFirst;
    private Set<Operand> needs = Set.of();
    private BiPredicate<S, VllmRevision> condition = (subject, revision) -> false;
    private Words<S> text = Words.of("");
    private Words<S> help = Words.of("%s", Words.fixes());
    private Set<RuleId> supersededBy = Set.of();
    private Set<RuleId> supersededAtSameMember = Set.of();

    Draft(Place place) {
      this.place = place;
      this.exactPlace = subject -> place;
    }

    Case<S> of(Rule<S> rule) {
      return new Case<>(rule, this);
    }

    /** Points at one element of an array, the first that is wrong. */
    Draft<S> atElement(ToIntFunction<S> element) {
      SchemeMember member = ((Place.OfScheme) place).member();
      exactPlace = subject -> new Place.OfScheme(member, element.applyAsInt(subject));
      return this;
    }

    /** Where only the subject says which part it is, the n-th deployment for example. */
    Draft<S> atPlace(Function<S, Place> exact) {
      exactPlace = exact;
      return this;
    }

    Draft<S> when(Predicate<S> broken) {
      return whenOf((subject, revision) -> broken.test(subject));
    }

    /** Where it hangs on the revision of vLLM. */
    Draft<S> whenOf(BiPredicate<S, VllmRevision> broken) {
      condition = broken;
      return this;
    }

    /** Only where these operands mean something: no 1xx error stands there. */
    Draft<S> given(Operand... operands) {
      needs = Set.of(operands);
      return this;
    }

    Draft<S> unless(int... sameCause) {
      supersededBy = Rule.ids(sameCause);
      return this;
    }

    /** As {@code unless}, but only where the other rule points at the same member. */
    Draft<S> unlessThere(int... sameCause) {
      supersededAtSameMember = Rule.ids(sameCause);
      return this;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final Draft<S> says(String template, Function<S, Object>... values) {
      text = Words.of(template, values);
      return this;
    }

    /** What to do; one of the values may be {@link Words#fixes}, which are all of it by default. */
    @SafeVarargs
    @SuppressWarnings("varargs")
    final Draft<S> help(String template, Function<S, Object>... values) {
      help = Words.of(template, values);
      return this;
    }

    /** Words whose values come with each finding. */
    Draft<S> templates(String ofText, String ofHelp) {
      text = new Words<>(ofText, List.of());
      help = new Words<>(ofHelp, List.of());
      return this;
    }

    /** The fixes with the fewest changes come first. */
    Draft<S> nearestFirst() {
      nearestFirst = true;
      return this;
    }

    /** One fix; two of them are alternatives. */
    Draft<S> fix(Function<S, S> change) {
      return fixes(subject -> Stream.of(Proposal.of(Stream.of(change.apply(subject)))));
    }

    /** A fix for a purpose, which keeps what its start says of a member. */
    Draft<S> fix(String purpose, SchemeMember kept, Function<S, S> change) {
      return fixes(
          subject ->
              Stream.of(Proposal.of(Stream.of(change.apply(subject))).forPurpose(purpose, kept)));
    }

    /** As many as the subject has. */
    Draft<S> fixes(Function<S, Stream<Proposal<S>>> some) {
      proposals.add(some);
      return this;
    }
  }
}

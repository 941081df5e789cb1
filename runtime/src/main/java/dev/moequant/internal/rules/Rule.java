package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.OperandSpec;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * One rule, declared: when it is broken, where to point, what to fill in.
 *
 * @param id id and words
 * @param place what to point at
 * @param input which form of the scheme the condition reads
 * @param text the values of the text
 * @param help the values of the help
 * @param supersededBy rules of the same cause: where one of them is reported, this one is not
 * @param supersededAtSameMember the same, only where both point at one member
 */
public record Rule(
    RuleId id,
    SchemeMember place,
    Input input,
    Function<SchemeSpec, Object[]> text,
    Function<SchemeSpec, Object[]> help,
    Set<RuleId> supersededBy,
    Set<RuleId> supersededAtSameMember) {

  /** Which form of a scheme a condition reads. */
  public sealed interface Input {
    /**
     * Reads what was declared; always applies.
     *
     * @param broken the condition
     */
    record Declared(Predicate<SchemeSpec> broken) implements Input {}

    /**
     * Reads what one operand means, the one of the place; applies where no 1xx error stands there.
     *
     * @param broken the condition
     */
    record Operand(BiPredicate<SchemeSpec, OperandSpec> broken) implements Input {}

    /**
     * Reads what both operands mean; applies only where no 1xx error stands.
     *
     * @param broken the condition
     */
    record Resolved(BiPredicate<SchemeSpec, ResolvedScheme> broken) implements Input {}
  }

  Finding finding(SchemeSpec scheme) {
    return Finding.of(id, Optional.of(place), text.apply(scheme), help.apply(scheme));
  }

  static Unplaced rule(RuleId id) {
    return place -> new Builder(id, place);
  }

  static Object[] values(Object... values) {
    return values;
  }

  /** A declaration that does not say yet where to point: it can say nothing else before. */
  interface Unplaced {
    Builder at(SchemeMember place);
  }

  /** The words of a declaration, in the order in which they are read: at, when, says, helps. */
  static final class Builder {
    private final RuleId id;
    private final SchemeMember place;
    private Input input = new Input.Declared(scheme -> false);
    private Function<SchemeSpec, Object[]> text = scheme -> new Object[0];
    private Set<RuleId> supersededBy = Set.of();
    private Set<RuleId> supersededAtSameMember = Set.of();

    private Builder(RuleId id, SchemeMember place) {
      this.id = id;
      this.place = place;
    }

    Builder when(Predicate<SchemeSpec> broken) {
      input = new Input.Declared(broken);
      return this;
    }

    Builder whenOperand(BiPredicate<SchemeSpec, OperandSpec> broken) {
      input = new Input.Operand(broken);
      return this;
    }

    Builder whenResolved(BiPredicate<SchemeSpec, ResolvedScheme> broken) {
      input = new Input.Resolved(broken);
      return this;
    }

    Builder unless(RuleId... sameCause) {
      supersededBy = Set.of(sameCause);
      return this;
    }

    /** As {@code unless}, but only where the other rule points at the same member. */
    Builder unlessThere(RuleId... sameCause) {
      supersededAtSameMember = Set.of(sameCause);
      return this;
    }

    Builder says(Function<SchemeSpec, Object[]> values) {
      text = values;
      return this;
    }

    Rule helps(Function<SchemeSpec, Object[]> values) {
      return new Rule(id, place, input, text, values, supersededBy, supersededAtSameMember);
    }
  }
}

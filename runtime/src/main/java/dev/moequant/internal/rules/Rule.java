package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.scheme.OperandSpec;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.SpecPath;
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
 * @param stage which form of the scheme the condition reads
 * @param text the values of the text
 * @param help the values of the help
 * @param silencedBy rules whose finding has the same cause; where one of them speaks, this is quiet
 * @param silencedThereBy rules that have the same cause only where they point at the same member
 */
public record Rule(
    RuleId id,
    SpecPath place,
    Stage stage,
    Function<SchemeSpec, Object[]> text,
    Function<SchemeSpec, Object[]> help,
    Set<RuleId> silencedBy,
    Set<RuleId> silencedThereBy) {

  /** Which form of a scheme a condition reads. */
  public sealed interface Stage {
    /**
     * Reads what was declared; always applies.
     *
     * @param broken the condition
     */
    record Declared(Predicate<SchemeSpec> broken) implements Stage {}

    /**
     * Reads what one operand means, the one of the place; applies where no 1xx error stands there.
     *
     * @param broken the condition
     */
    record Operand(BiPredicate<SchemeSpec, OperandSpec> broken) implements Stage {}

    /**
     * Reads what both operands mean; applies only where no 1xx error stands.
     *
     * @param broken the condition
     */
    record Resolved(BiPredicate<SchemeSpec, ResolvedScheme> broken) implements Stage {}
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
    Builder at(SpecPath place);
  }

  /** The words of a declaration, in the order in which they are read: at, when, says, helps. */
  static final class Builder {
    private final RuleId id;
    private final SpecPath place;
    private Stage stage = new Stage.Declared(scheme -> false);
    private Function<SchemeSpec, Object[]> text = scheme -> new Object[0];
    private Set<RuleId> silencedBy = Set.of();
    private Set<RuleId> silencedThereBy = Set.of();

    private Builder(RuleId id, SpecPath place) {
      this.id = id;
      this.place = place;
    }

    Builder when(Predicate<SchemeSpec> broken) {
      stage = new Stage.Declared(broken);
      return this;
    }

    Builder whenOperand(BiPredicate<SchemeSpec, OperandSpec> broken) {
      stage = new Stage.Operand(broken);
      return this;
    }

    Builder whenResolved(BiPredicate<SchemeSpec, ResolvedScheme> broken) {
      stage = new Stage.Resolved(broken);
      return this;
    }

    Builder unless(RuleId... sameCause) {
      silencedBy = Set.of(sameCause);
      return this;
    }

    /** As {@code unless}, but only where the other rule points at the same member. */
    Builder unlessThere(RuleId... sameCause) {
      silencedThereBy = Set.of(sameCause);
      return this;
    }

    Builder says(Function<SchemeSpec, Object[]> values) {
      text = values;
      return this;
    }

    Rule helps(Function<SchemeSpec, Object[]> values) {
      return new Rule(id, place, stage, text, values, silencedBy, silencedThereBy);
    }
  }
}

package dev.moequant.interop.checkpoint;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A part of a regular expression. It matches by trying, and hands on where it ended; who counts the
 * steps is {@link Run}, so that no pattern takes longer than it may.
 */
sealed interface RegexNode {
  /** Whether this matches from a position on, and what follows matches behind it. */
  boolean match(Run run, int at, IntPredicate next);

  /** One attempt: the text, and how much may still be tried. */
  final class Run {
    /** A published pattern takes some hundred on a name. */
    private static final int MOST_STEPS = 100_000;

    private static final int MOST_DEPTH = 1_000;

    private final String text;
    private final Budget budget;
    private int steps;
    private int depth;

    Run(String text, Budget budget) {
      this.text = text;
      this.budget = budget;
    }

    boolean isOver() {
      return steps > MOST_STEPS || depth > MOST_DEPTH || budget.isSpent();
    }

    /** Counts a step; everything fails once there were too many. */
    boolean match(RegexNode node, int at, IntPredicate next) {
      steps++;
      depth++;
      budget.spend();
      if (isOver()) {
        return false;
      }
      boolean matches = node.match(this, at, next);
      if (!isOver()) {
        depth--;
      }
      return matches;
    }
  }

  /** What all patterns of a list may take together on all names. */
  final class Budget {
    /** The longest list that is published takes some hundred thousand. */
    private static final int MOST_STEPS = 5_000_000;

    private int steps;

    void spend() {
      steps++;
    }

    int steps() {
      return steps;
    }

    boolean isSpent() {
      return steps > MOST_STEPS;
    }
  }

  /** Which characters. */
  @FunctionalInterface
  interface Kind {
    boolean has(char c);
  }

  /** One character. */
  record One(Kind kind) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      return at < run.text.length() && kind.has(run.text.charAt(at)) && next.test(at + 1);
    }
  }

  /** One behind the other. */
  record Sequence(List<RegexNode> parts) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      return from(0, run, at, next);
    }

    private boolean from(int part, Run run, int at, IntPredicate next) {
      return part == parts.size()
          ? next.test(at)
          : run.match(parts.get(part), at, end -> from(part + 1, run, end, next));
    }
  }

  /** One or the other. */
  record Alternatives(List<RegexNode> all) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      for (RegexNode each : all) {
        if (run.match(each, at, next)) {
          return true;
        }
      }
      return false;
    }
  }

  /** Several times. */
  record Repeat(RegexNode part, int least, int most) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      return times(0, run, at, next);
    }

    /** What matches nothing may do so as often as it must. */
    private boolean times(int done, Run run, int at, IntPredicate next) {
      boolean again =
          done < most
              && run.match(
                  part,
                  at,
                  end ->
                      end == at ? done < least && next.test(end) : times(done + 1, run, end, next));
      return again || (done >= least && next.test(at));
    }
  }

  /** Only at the beginning, or at the end. */
  record Edge(boolean isEnd) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      return at == (isEnd ? run.text.length() : 0) && next.test(at);
    }
  }

  /** Where a word begins or ends. */
  record Boundary() implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      return isWord(run, at - 1) != isWord(run, at) && next.test(at);
    }

    private static boolean isWord(Run run, int at) {
      return at >= 0 && at < run.text.length() && Regex.WORD.has(run.text.charAt(at));
    }
  }

  /** What must, or must not, follow. */
  record Ahead(RegexNode part, boolean isWanted) implements RegexNode {
    @Override
    public boolean match(Run run, int at, IntPredicate next) {
      boolean follows = run.match(part, at, end -> true);
      return follows == isWanted && !run.isOver() && next.test(at);
    }
  }
}

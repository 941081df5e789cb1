package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.RegexNode.Alternatives;
import dev.moequant.interop.checkpoint.RegexNode.Budget;
import dev.moequant.interop.checkpoint.RegexNode.Kind;
import dev.moequant.interop.checkpoint.RegexNode.One;
import dev.moequant.interop.checkpoint.RegexNode.Repeat;
import dev.moequant.interop.checkpoint.RegexNode.Run;
import dev.moequant.interop.checkpoint.RegexNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Regular expressions as configs have them, in the syntax that Python and what people write in
 * these files have in common. They come from others' files, so that {@code java.util.regex} will
 * not do: some patterns would keep it busy for years.
 */
final class Regex {
  static final Kind WORD = c -> c == '_' || isLetterOrDigit(c);

  private static final Kind DIGIT = c -> c >= '0' && c <= '9';
  private static final Kind SPACE = c -> " \t\n\r\f\u000b".indexOf(c) >= 0;

  /** The longest that is published has 142. */
  private static final int MOST_CHARACTERS = 2_000;

  private static final int MOST_DEPTH = 50;
  private static final int MANY = Integer.MAX_VALUE;

  private final String pattern;
  private int at;
  private int depth;

  private Regex(String pattern) {
    this.pattern = pattern;
  }

  private static boolean isLetterOrDigit(char c) {
    return Character.isLetterOrDigit(c);
  }

  /** What could not be understood. */
  private static final class UnknownSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;
  }

  /** A pattern that was understood. */
  static final class Compiled {
    private final RegexNode node;

    private Compiled(RegexNode node) {
      this.node = node;
    }

    /** Python's {@code re.match}: from the beginning on; empty where it took too many steps. */
    Optional<Boolean> matches(String text, Budget budget) {
      Run run = new Run(text, budget);
      boolean matches = run.match(node, 0, end -> true);
      return run.isOver() ? Optional.empty() : Optional.of(matches);
    }
  }

  /** Empty where the pattern is not understood. */
  static Optional<Compiled> compile(String pattern) {
    if (pattern.length() > MOST_CHARACTERS) {
      return Optional.empty();
    }
    try {
      Regex regex = new Regex(pattern);
      RegexNode node = regex.alternatives();
      return regex.isAtEnd() ? Optional.of(new Compiled(node)) : Optional.empty();
    } catch (UnknownSyntaxException e) {
      return Optional.empty();
    }
  }

  private boolean isAtEnd() {
    return at == pattern.length();
  }

  private boolean takes(String text) {
    boolean is = pattern.startsWith(text, at);
    at += is ? text.length() : 0;
    return is;
  }

  private char next() throws UnknownSyntaxException {
    if (isAtEnd()) {
      throw new UnknownSyntaxException();
    }
    return pattern.charAt(at++);
  }

  private RegexNode alternatives() throws UnknownSyntaxException {
    depth++;
    if (depth > MOST_DEPTH) {
      throw new UnknownSyntaxException();
    }
    List<RegexNode> all = new ArrayList<>();
    do {
      all.add(sequence());
    } while (takes("|"));
    depth--;
    return all.size() == 1 ? all.get(0) : new Alternatives(all);
  }

  private RegexNode sequence() throws UnknownSyntaxException {
    List<RegexNode> parts = new ArrayList<>();
    while (!isAtEnd() && pattern.charAt(at) != '|' && pattern.charAt(at) != ')') {
      parts.add(repeated(part()));
    }
    return new Sequence(parts);
  }

  private RegexNode repeated(RegexNode part) throws UnknownSyntaxException {
    RegexNode result = part;
    if (takes("*")) {
      result = new Repeat(part, 0, MANY);
    } else if (takes("+")) {
      result = new Repeat(part, 1, MANY);
    } else if (takes("?")) {
      result = new Repeat(part, 0, 1);
    } else if (!isAtEnd() && pattern.charAt(at) == '{') {
      result = counted(part);
    }
    // How much is taken first changes nothing of whether it matches.
    if (result != part) {
      takes("?");
    }
    return result;
  }

  private RegexNode counted(RegexNode part) throws UnknownSyntaxException {
    int end = pattern.indexOf('}', at);
    if (end < 0) {
      throw new UnknownSyntaxException();
    }
    String[] counts = pattern.substring(at + 1, end).split(",", -1);
    at = end + 1;
    int least = counts[0].isEmpty() ? 0 : count(counts[0]);
    int most = counts.length == 1 ? least : counts[1].isEmpty() ? MANY : count(counts[1]);
    if (counts.length > 2 || most < least) {
      throw new UnknownSyntaxException();
    }
    return new Repeat(part, least, most);
  }

  private static int count(String digits) throws UnknownSyntaxException {
    if (!digits.matches("[0-9]{1,4}")) {
      throw new UnknownSyntaxException();
    }
    return Integer.parseInt(digits);
  }

  private RegexNode part() throws UnknownSyntaxException {
    char c = next();
    return switch (c) {
      case '.' -> new One(any -> any != '\n');
      case '^' -> new RegexNode.Edge(false);
      case '$' -> new RegexNode.Edge(true);
      case '(' -> group();
      case '[' -> new One(kinds());
      case '\\' -> escaped();
      case '*', '+', '?' -> throw new UnknownSyntaxException();
      default -> new One(other -> other == c);
    };
  }

  private RegexNode group() throws UnknownSyntaxException {
    boolean isAhead = takes("?=");
    boolean isNotAhead = !isAhead && takes("?!");
    if (!isAhead && !isNotAhead && !takes("?:") && takes("?")) {
      name();
    }
    RegexNode inside = alternatives();
    if (!takes(")")) {
      throw new UnknownSyntaxException();
    }
    return isAhead || isNotAhead ? new RegexNode.Ahead(inside, isAhead) : inside;
  }

  /** A group with a name, which matches as one without. */
  private void name() throws UnknownSyntaxException {
    int end = pattern.indexOf('>', at);
    if (!takes("P<") || end < 0 || !pattern.substring(at, end).matches("\\w+")) {
      throw new UnknownSyntaxException();
    }
    at = end + 1;
  }

  private RegexNode escaped() throws UnknownSyntaxException {
    char c = next();
    return switch (c) {
      case 'b' -> new RegexNode.Boundary();
      case 'A' -> new RegexNode.Edge(false);
      case 'Z' -> new RegexNode.Edge(true);
      default -> new One(escapedKind(c));
    };
  }

  private static Kind escapedKind(char c) throws UnknownSyntaxException {
    return switch (c) {
      case 'd' -> DIGIT;
      case 'w' -> WORD;
      case 's' -> SPACE;
      case 'D' -> other -> !DIGIT.has(other);
      case 'W' -> other -> !WORD.has(other);
      case 'S' -> other -> !SPACE.has(other);
      default -> {
        // Digits refer back to a group; letters mean other things in other libraries.
        if (isLetterOrDigit(c)) {
          throw new UnknownSyntaxException();
        }
        yield other -> other == c;
      }
    };
  }

  private Kind kinds() throws UnknownSyntaxException {
    boolean isWithout = takes("^");
    Kind all = c -> false;
    boolean isFirst = true;
    while (isFirst || !takes("]")) {
      isFirst = false;
      char c = next();
      Kind before = all;
      Kind one = c == '\\' ? escapedKind(next()) : range(c);
      all = other -> before.has(other) || one.has(other);
    }
    Kind found = all;
    return isWithout ? other -> !found.has(other) : found;
  }

  private Kind range(char from) throws UnknownSyntaxException {
    boolean isRange =
        at + 1 < pattern.length() && pattern.charAt(at) == '-' && pattern.charAt(at + 1) != ']';
    if (!isRange) {
      return other -> other == from;
    }
    at++;
    char to = next();
    if (to == '\\' || to < from) {
      throw new UnknownSyntaxException();
    }
    return other -> other >= from && other <= to;
  }

  /** A shell's pattern, as Python's {@code fnmatch}, which matches all of a text. */
  static Compiled ofGlob(String glob) {
    List<RegexNode> parts = new ArrayList<>();
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      int end = c == '[' ? glob.indexOf(']', i + 2) : -1;
      if (c == '*') {
        parts.add(new Repeat(new One(any -> true), 0, MANY));
      } else if (c == '?') {
        parts.add(new One(any -> true));
      } else if (end > 0) {
        parts.add(new One(ofGlobClass(glob.substring(i + 1, end))));
        i = end;
      } else {
        parts.add(new One(other -> other == c));
      }
    }
    parts.add(new RegexNode.Edge(true));
    return new Compiled(new Sequence(parts));
  }

  private static Kind ofGlobClass(String inside) {
    boolean isWithout = inside.startsWith("!");
    String characters = isWithout ? inside.substring(1) : inside;
    return other -> {
      boolean has = false;
      for (int i = 0; i < characters.length(); i++) {
        boolean isRange = i + 2 < characters.length() && characters.charAt(i + 1) == '-';
        char to = isRange ? characters.charAt(i + 2) : characters.charAt(i);
        has |= other >= characters.charAt(i) && other <= to;
        i += isRange ? 2 : 0;
      }
      return has != isWithout;
    };
  }
}

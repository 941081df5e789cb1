package dev.moequant.interop.checkpoint;

import java.util.Comparator;
import java.util.stream.Stream;

/**
 * What stands in every text that a pattern matches: most texts are told by that alone, without
 * trying the pattern.
 */
final class Literals {
  private Literals() {}

  /** Of a shell pattern: its longest part without anything special. */
  static String ofGlob(String glob) {
    return glob.contains("[")
        ? ""
        : Stream.of(glob.split("[*?]", -1)).max(Comparator.comparingInt(String::length)).orElse("");
  }

  /** Of a regular expression that is understood: a part outside of groups; empty if in doubt. */
  static String ofRegex(String regex) {
    String longest = "";
    StringBuilder run = new StringBuilder();
    int depth = 0;
    for (int i = 0; i < regex.length(); i++) {
      char c = regex.charAt(i);
      boolean isEscaped = c == '\\' && i + 1 < regex.length();
      char meant = isEscaped ? regex.charAt(++i) : c;
      if ((c == '|' && depth == 0) || c == '[') {
        return "";
      }
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean isLiteral = isEscaped ? !Character.isLetterOrDigit(meant) : isPlain(c);
      if (depth == 0 && isLiteral) {
        run.append(meant);
        continue;
      }
      longest = longer(longest, "*?{".indexOf(c) >= 0 && !isEscaped ? withoutLast(run) : run);
      run.setLength(0);
      if (c == '{' && !isEscaped) {
        i = Math.max(i, regex.indexOf('}', i));
      }
    }
    return longer(longest, run);
  }

  private static boolean isPlain(char c) {
    return ".^$*+?(){}".indexOf(c) < 0;
  }

  /** The last character may be there or not. */
  private static CharSequence withoutLast(StringBuilder run) {
    return run.length() == 0 ? run : run.subSequence(0, run.length() - 1);
  }

  private static String longer(String one, CharSequence other) {
    return other.length() > one.length() ? other.toString() : one;
  }
}

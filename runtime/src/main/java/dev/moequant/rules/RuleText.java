package dev.moequant.rules;

import java.util.Locale;

/**
 * Severity and words of a rule.
 *
 * @param severity error or warning
 * @param finder who can find it broken
 * @param text what contradicts what; must stand alone as one line
 * @param help what to do about it
 */
public record RuleText(Severity severity, Finder finder, String text, String help) {
  static RuleText error(String text, String help) {
    return new RuleText(Severity.ERROR, Finder.ANYONE, text, help);
  }

  static RuleText warning(String text, String help) {
    return new RuleText(Severity.WARNING, Finder.ANYONE, text, help);
  }

  RuleText foundBy(Finder value) {
    return new RuleText(severity, value, text, help);
  }

  static String fill(String template, Object... arguments) {
    int wanted = template.split("%s", -1).length - 1;
    if (wanted != arguments.length) {
      throw new IllegalArgumentException(
          "\"" + template + "\" takes " + wanted + " values, not " + arguments.length);
    }
    return String.format(Locale.ROOT, template, arguments);
  }
}

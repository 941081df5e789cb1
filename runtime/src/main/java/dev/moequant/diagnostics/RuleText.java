package dev.moequant.diagnostics;

/**
 * Severity and words of a rule.
 *
 * @param severity error or warning
 * @param finder who can find it broken
 * @param text what contradicts what; must stand alone as one line
 * @param help what to do about it
 */
public record RuleText(Severity severity, DetectedBy finder, String text, String help) {
  private static final String PLACE = "%s";

  public static RuleText error(String text, String help) {
    return new RuleText(Severity.ERROR, DetectedBy.ANYONE, text, help);
  }

  public static RuleText warning(String text, String help) {
    return new RuleText(Severity.WARNING, DetectedBy.ANYONE, text, help);
  }

  public RuleText foundBy(DetectedBy value) {
    return new RuleText(severity, value, text, help);
  }

  public static String fill(String template, Object... arguments) {
    StringBuilder filled = new StringBuilder();
    int places = 0;
    int from = 0;
    for (int at = template.indexOf(PLACE); at >= 0; at = template.indexOf(PLACE, from)) {
      filled.append(template, from, at).append(places < arguments.length ? arguments[places] : "");
      from = at + PLACE.length();
      places++;
    }
    if (places != arguments.length) {
      throw new IllegalArgumentException(
          "\"" + template + "\" takes " + places + " values, not " + arguments.length);
    }
    return filled.append(template, from, template.length()).toString();
  }
}

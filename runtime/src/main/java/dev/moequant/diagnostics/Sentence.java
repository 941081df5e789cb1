package dev.moequant.diagnostics;

import java.util.List;

/**
 * A line of a message: words with places for the user's own values, and the values.
 *
 * @param template the words, with {@code %s} for each value
 * @param values what stands in the places
 */
public record Sentence(String template, List<String> values) {
  private static final String PLACE = "%s";

  /**
   * Keeps an unmodifiable copy of the values.
   *
   * @throws IllegalArgumentException if there are more places than values, or fewer
   */
  public Sentence {
    values = List.copyOf(values);
    if (places(template) != values.size()) {
      throw new IllegalArgumentException(
          "\"" + template + "\" takes " + places(template) + " values, not " + values.size());
    }
  }

  /**
   * How many values a template takes.
   *
   * @param template the words
   * @return the number of {@code %s}
   */
  public static int places(String template) {
    int places = 0;
    for (int at = template.indexOf(PLACE); at >= 0; at = template.indexOf(PLACE, at + 2)) {
      places++;
    }
    return places;
  }

  /** Prints the filled template. */
  @Override
  public String toString() {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    for (String value : values) {
      int at = template.indexOf(PLACE, from);
      filled.append(template, from, at).append(value);
      from = at + PLACE.length();
    }
    return filled.append(template, from, template.length()).toString();
  }
}

package dev.moequant.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** What somebody may have meant. */
final class Nearest {
  private static final int SHOWN = 3;

  private Nearest() {}

  /** Up to three of the known words, the nearest first; none that is far. */
  static List<String> to(String given, Collection<String> known) {
    int far = Math.max(1, given.length() / 2);
    return known.stream()
        .filter(word -> distance(given, word) <= far)
        .sorted(Comparator.comparingInt(word -> distance(given, word)))
        .limit(SHOWN)
        .toList();
  }

  /** {@code ; did you mean A or B?}, or nothing. */
  static String question(String given, Collection<String> known) {
    List<String> words = to(given, known);
    int last = words.size() - 1;
    if (last < 0) {
      return "";
    }
    String front = String.join(", ", words.subList(0, last));
    return "; did you mean " + front + (last == 0 ? "" : " or ") + words.get(last) + "?";
  }

  /** How many letters are put in, left out or replaced; capitals are the same letters. */
  static int distance(String a, String b) {
    String from = a.toLowerCase(Locale.ROOT);
    String to = b.toLowerCase(Locale.ROOT);
    int[] row = new int[to.length() + 1];
    for (int j = 0; j <= to.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

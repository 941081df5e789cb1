package dev.moequant.testing;

import java.util.ArrayList;
import java.util.List;

/**
 * A line diff small enough to read in a test report: changed lines and two lines around them.
 *
 * <p>Line ends are part of the lines and made visible where they are not a plain newline, because
 * goldens are compared byte by byte and an invisible difference is the worst kind.
 */
final class LineDiff {

  private static final int CONTEXT = 2;

  private final List<String> left;
  private final List<String> right;

  /** The length of the longest common subsequence of the lines from i and from j on. */
  private final int[][] common;

  private LineDiff(List<String> left, List<String> right) {
    this.left = left;
    this.right = right;
    this.common = new int[left.size() + 1][right.size() + 1];
    for (int i = left.size() - 1; i >= 0; i--) {
      for (int j = right.size() - 1; j >= 0; j--) {
        common[i][j] =
            left.get(i).equals(right.get(j))
                ? common[i + 1][j + 1] + 1
                : Math.max(common[i + 1][j], common[i][j + 1]);
      }
    }
  }

  /** Marks the lines of {@code before} that are gone with '-' and the new ones with '+'. */
  static String between(String before, String after) {
    return shortened(new LineDiff(split(before), split(after)).merged());
  }

  private List<String> merged() {
    List<String> merged = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < left.size() || j < right.size()) {
      if (i < left.size() && j < right.size() && left.get(i).equals(right.get(j))) {
        merged.add("  " + left.get(i));
        i++;
        j++;
      } else if (j == right.size() || (i < left.size() && common[i + 1][j] >= common[i][j + 1])) {
        merged.add("- " + left.get(i++));
      } else {
        merged.add("+ " + right.get(j++));
      }
    }
    return merged;
  }

  private static String shortened(List<String> merged) {
    StringBuilder out = new StringBuilder();
    boolean skipping = false;
    for (int i = 0; i < merged.size(); i++) {
      if (isNearChange(merged, i)) {
        out.append(merged.get(i)).append('\n');
        skipping = false;
      } else if (!skipping) {
        out.append("  ...\n");
        skipping = true;
      }
    }
    return out.toString();
  }

  private static boolean isNearChange(List<String> merged, int index) {
    int from = Math.max(0, index - CONTEXT);
    int to = Math.min(merged.size(), index + CONTEXT + 1);
    return merged.subList(from, to).stream().anyMatch(line -> !line.startsWith(" "));
  }

  private static List<String> split(String text) {
    List<String> lines = new ArrayList<>();
    int start = 0;
    while (start < text.length()) {
      int newline = text.indexOf('\n', start);
      if (newline < 0) {
        lines.add(visible(text.substring(start)) + "<no newline at the end>");
        return lines;
      }
      lines.add(visible(text.substring(start, newline)));
      start = newline + 1;
    }
    return lines;
  }

  private static String visible(String line) {
    String trimmed = line.stripTrailing();
    String tail = line.substring(trimmed.length());
    return trimmed + tail.replace("\r", "<CR>").replace("\t", "<TAB>").replace(" ", "<SPACE>");
  }
}

package dev.moequant.cli.output;

import java.util.ArrayList;
import java.util.List;

/** Columns under their heads. The last one is wrapped, below itself, where it is too wide. */
public final class Table {
  private static final String GAP = "  ";

  /** A column narrower than this is read no better than a line that is too long. */
  private static final int NARROWEST = 24;

  private final List<List<String>> rows = new ArrayList<>();

  /**
   * An empty table.
   *
   * @param heads of the columns
   */
  public Table(String... heads) {
    rows.add(List.of(heads));
  }

  /**
   * Adds a row.
   *
   * @param cells one for each column
   */
  public void row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException("%d cells, not %d".formatted(cells.length, rows.size()));
    }
    rows.add(List.of(cells));
  }

  /**
   * The table as text.
   *
   * @param indent spaces in front of each line
   * @param terminal for its width and colours
   * @return lines, without the last line break
   */
  public String text(int indent, Terminal terminal) {
    List<Integer> widths = widths();
    int last = widths.size() - 1;
    int depth = indent;
    for (int width : widths.subList(0, last)) {
      depth += width + GAP.length();
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(" ".repeat(indent));
      for (int i = 0; i < last; i++) {
        line.append(padded(row.get(i), widths.get(i))).append(GAP);
      }
      line.append(row.get(last));
      String text = line.toString().stripTrailing();
      int width = Math.max(terminal.width(), depth + NARROWEST);
      List<String> wrapped = new ArrayList<>();
      Wrapping.wrap(text, width, depth, wrapped);
      wrapped.forEach(part -> lines.add(row == rows.get(0) ? head(part, terminal) : part));
    }
    return String.join("\n", lines);
  }

  private static String head(String line, Terminal terminal) {
    return terminal.colors().heading(line);
  }

  private List<Integer> widths() {
    List<Integer> widths = new ArrayList<>();
    for (int i = 0; i < rows.get(0).size(); i++) {
      int column = i;
      widths.add(rows.stream().mapToInt(row -> Wrapping.columns(row.get(column))).max().orElse(0));
    }
    return widths;
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - Wrapping.columns(cell));
  }
}

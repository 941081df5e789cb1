package dev.moequant.cli.output;

import dev.moequant.annotations.Gpu;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.diagnostics.Finding;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Which ways to serve a layer fit on which GPUs.
 *
 * @param rows a way each
 * @param reasons of each id in the table, the first finding
 */
public record FittingTable(List<Row> rows, List<Finding> reasons) {
  private static final double GIB = 1L << 30;

  /** Keeps unmodifiable copies. */
  public FittingTable {
    rows = List.copyOf(rows);
    reasons = List.copyOf(reasons);
  }

  /**
   * A way to serve it.
   *
   * @param deployment tp, dp and expert parallelism; no GPU
   * @param expertBytes what the experts of all layers take on a rank; 0 where that is not known
   * @param cells a GPU each
   */
  public record Row(DeploymentSpec deployment, long expertBytes, List<Cell> cells) {
    /** Keeps an unmodifiable copy. */
    public Row {
      cells = List.copyOf(cells);
    }

    /** Where its memory is known. */
    boolean isTooBigFor(Gpu gpu) {
      return gpu.memoryGib() > 0 && expertBytes > gpu.memoryGib() * GIB;
    }
  }

  /**
   * A way on a GPU.
   *
   * @param gpu the GPU of each rank
   * @param ids of the errors; none where it fits
   */
  public record Cell(Gpu gpu, List<String> ids) {
    /** Keeps an unmodifiable copy. */
    public Cell {
      ids = List.copyOf(ids);
    }
  }

  /** Whether the experts alone are larger than the memory of a GPU. */
  boolean isTooBigSomewhere() {
    return rows.stream()
        .anyMatch(row -> row.cells().stream().anyMatch(cell -> row.isTooBigFor(cell.gpu())));
  }

  String text(Terminal terminal) {
    List<String> gpus = rows.get(0).cells().stream().map(cell -> cell.gpu().name()).toList();
    Table table =
        new Table(
            Stream.of(List.of("RANKS", "EXPERTS A RANK"), gpus)
                .flatMap(List::stream)
                .toArray(String[]::new));
    for (Row row : rows) {
      Stream<String> cells = row.cells().stream().map(cell -> cell(row, cell));
      table.row(
          Stream.concat(Stream.of(row.deployment().name(), gib(row.expertBytes())), cells)
              .toArray(String[]::new));
    }
    return table.text(2, terminal);
  }

  private static String cell(Row row, Cell cell) {
    if (!cell.ids().isEmpty()) {
      int more = cell.ids().size() - 1;
      return cell.ids().get(0) + (more > 0 ? "+" + more : "");
    }
    return row.isTooBigFor(cell.gpu()) ? "> " + cell.gpu().memoryGib() + " GiB" : "fits";
  }

  private static String gib(long bytes) {
    return bytes == 0 ? "-" : String.format(Locale.ROOT, "%.1f GiB", bytes / GIB);
  }
}

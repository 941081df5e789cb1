package dev.moequant.cli.output;

import java.io.IOException;
import java.util.List;

/**
 * The kernels of a revision of vLLM, those that somebody asks about.
 *
 * @param revision for example 2026-08
 * @param commit of vLLM's repository
 * @param gpu the GPU that it is about; empty for any
 * @param scheme the annotation that it is about; empty for any
 * @param oracle which of vLLM's oracles the scheme is put to; empty where no scheme is given
 * @param rows a kernel each
 */
public record KernelList(
    String revision, String commit, String gpu, String scheme, String oracle, List<Row> rows) {
  /** Keeps an unmodifiable copy. */
  public KernelList {
    rows = List.copyOf(rows);
  }

  /**
   * What is said of a kernel.
   *
   * @param id vLLM's class
   * @param names what {@code --moe-backend} may say to get it; none where vLLM alone chooses it
   * @param runsOn kinds of devices
   * @param pairs the keys of weights and activations that it takes
   * @param dtypes the same in short: weights with all activations that go with them
   * @param isFirstChoice whether vLLM takes it itself; false where no scheme is given
   * @param reasons why it does not run the scheme there; none where it does, or none is given
   * @param source file and line in vLLM
   */
  public record Row(
      String id,
      List<String> names,
      List<String> runsOn,
      List<String> pairs,
      List<String> dtypes,
      boolean isFirstChoice,
      List<String> reasons,
      String source) {
    /** Keeps unmodifiable copies. */
    public Row {
      names = List.copyOf(names);
      runsOn = List.copyOf(runsOn);
      pairs = List.copyOf(pairs);
      dtypes = List.copyOf(dtypes);
      reasons = List.copyOf(reasons);
    }
  }

  private boolean isAnswer() {
    return !scheme.isEmpty() && !gpu.isEmpty();
  }

  /**
   * The list as a table.
   *
   * @param terminal for its width and colours
   * @return lines
   */
  public String text(Terminal terminal) {
    StringBuilder text = new StringBuilder("vLLM " + revision + " (" + commit + "): ");
    text.append(rows.size()).append(rows.size() == 1 ? " kernel" : " kernels");
    if (!scheme.isEmpty()) {
      text.append(" of its oracle ").append(oracle).append(" for ").append(scheme);
    }
    if (!gpu.isEmpty()) {
      text.append(" on ").append(gpu);
    }
    if (isAnswer()) {
      text.append(", in a gated layer with silu whose sizes are not said");
    }
    return text + "\n\n" + (isAnswer() ? answers() : kernels()).text(0, terminal);
  }

  private Table kernels() {
    // All of those that vLLM asks about a scheme take it.
    if (!scheme.isEmpty()) {
      Table table = new Table("KERNEL", "--moe-backend", "RUNS ON");
      rows.forEach(row -> table.row(row.id(), joined(row.names()), joined(row.runsOn())));
      return table;
    }
    boolean isForAny = gpu.isEmpty();
    Table table =
        new Table(
            "KERNEL", "--moe-backend", "WEIGHTS x ACTIVATIONS" + (isForAny ? "; RUNS ON" : ""));
    for (Row row : rows) {
      String takes = row.dtypes().isEmpty() ? "nothing" : String.join(", ", row.dtypes());
      String places = isForAny ? "; " + joined(row.runsOn()) : "";
      table.row(row.id(), joined(row.names()), takes + places);
    }
    return table;
  }

  private Table answers() {
    Table table = new Table("KERNEL", "--moe-backend", "ANSWER");
    for (Row row : rows) {
      table.row(row.id(), joined(row.names()), answer(row));
    }
    return table;
  }

  private static String answer(Row row) {
    return row.isFirstChoice()
        ? "vLLM's choice" + (row.reasons().isEmpty() ? "" : ", but " + reasons(row))
        : row.reasons().isEmpty() ? "runs it, too" : "no: " + reasons(row);
  }

  private static String reasons(Row row) {
    return String.join("; ", row.reasons());
  }

  private static String joined(List<String> words) {
    return words.isEmpty() ? "-" : String.join(", ", words);
  }

  /**
   * The list as JSON, in the form of {@code docs/schema/kernels-1.json}.
   *
   * @return an object
   */
  public String json() {
    return Json.object(
        json -> {
          json.put("schema", "moequant-kernels-1");
          json.put(
              "vllm",
              vllm -> {
                vllm.put("revision", revision);
                vllm.put("commit", commit);
              });
          if (!gpu.isEmpty()) {
            json.put("gpu", gpu);
          }
          if (!scheme.isEmpty()) {
            json.put("scheme", scheme);
            json.put("oracle", oracle);
          }
          json.putObjects("kernels", rows, this::row);
        });
  }

  private void row(Json json, Row row) throws IOException {
    json.put("kernel", row.id());
    json.put("moeBackend", row.names());
    json.put("runsOn", row.runsOn());
    json.put("pairs", row.pairs());
    if (isAnswer()) {
      json.put("isFirstChoice", row.isFirstChoice());
      json.put("reasons", row.reasons());
    }
    json.put("source", row.source());
  }
}

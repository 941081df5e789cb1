package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonTree;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.HiddenRounding;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.PrepareRow;
import dev.moequant.kernels.QuantKeyEntry;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Reads a catalogue, or says what is wrong with it. */
final class CatalogueReader {
  private final JsonObject file;
  private final Function<MalformedFileException, UncheckedIOException> failure;

  /**
   * Reads one file.
   *
   * @param file all of it
   * @param failure what is thrown where a kernel or an oracle is asked for that is wrong
   */
  CatalogueReader(JsonObject file, Function<MalformedFileException, UncheckedIOException> failure) {
    this.file = file;
    this.failure = failure;
  }

  /** All of a file that anybody may have written. */
  static KernelCatalogue read(String text) throws MalformedFileException {
    try {
      KernelCatalogue catalogue =
          new CatalogueReader(JsonTree.of(text).object(), UncheckedIOException::new).catalogue();
      catalogue.kernels();
      catalogue.oracles();
      return catalogue;
    } catch (UncheckedIOException e) {
      if (e.getCause() instanceof MalformedFileException wrong) {
        throw wrong;
      }
      throw e;
    }
  }

  /** Kernels and oracles are read when they are asked for. */
  KernelCatalogue catalogue() throws MalformedFileException {
    Vocabulary vocabulary = Vocabulary.of(file);
    CriterionReader criteria = new CriterionReader(vocabulary);
    List<QuantKeyEntry> keys = file.allRows("quantKeys", CatalogueReader::quantKey);
    vocabulary.add(keys);
    Map<String, JsonObject> kernels = byId("kernels", "each kernel once");
    Map<String, JsonObject> oracles = byId("oracles", "each oracle once");
    KernelReader kernelReader = new KernelReader(vocabulary, criteria);
    OracleReader oracleReader = new OracleReader(vocabulary, criteria, kernels.keySet());
    KernelCatalogue.Builder catalogue =
        new KernelCatalogue.Builder(source(file.get("vllm").object()))
            .quantKeys(keys)
            .moeBackends(vocabulary.moeBackends())
            .batchedAll2all(vocabulary.all2alls(file.get("batchedAll2all")))
            .hiddenRounding(file.rows("hiddenPadding", row -> rounding(row, vocabulary)))
            .prepare(file.rows("prepare", row -> prepare(row, criteria)));
    kernels.forEach((id, row) -> catalogue.kernel(id, () -> made(row, kernelReader::kernel)));
    oracles.forEach((id, row) -> catalogue.oracle(id, () -> made(row, oracleReader::oracle)));
    file.end();
    return catalogue.build();
  }

  private Map<String, JsonObject> byId(String key, String once) throws MalformedFileException {
    Map<String, JsonObject> rows = new LinkedHashMap<>();
    for (JsonValue each : file.get(key).items()) {
      JsonObject row = each.object();
      if (rows.put(row.text("id"), row) != null) {
        throw row.get("id").wrong(once);
      }
    }
    return rows;
  }

  /** One at a time, whoever asks: they share a vocabulary. */
  private synchronized <T> T made(JsonObject row, JsonObject.RowReader<T> reader) {
    try {
      T made = reader.read(row);
      row.end();
      return made;
    } catch (MalformedFileException e) {
      throw failure.apply(e);
    }
  }

  private static KernelCatalogue.Source source(JsonObject row) throws MalformedFileException {
    KernelCatalogue.Source source =
        new KernelCatalogue.Source(row.text("revision"), row.text("commit"), row.text("date"));
    row.end();
    return source;
  }

  private static QuantKeyEntry quantKey(JsonObject row) throws MalformedFileException {
    JsonValue group = row.get("group");
    List<Integer> sizes = group.integers();
    if (sizes.size() != 2) {
      throw group.wrong("two integers");
    }
    return new QuantKeyEntry(
        row.text("key"),
        row.text("dtype"),
        row.text("granularity"),
        sizes.get(0),
        sizes.get(1),
        row.get("static").flag(),
        row.get("symmetric").flag(),
        row.text("scales"),
        row.flag("globalScale", false));
  }

  private static PrepareRow prepare(JsonObject row, CriterionReader criteria)
      throws MalformedFileException {
    return new PrepareRow(
        Words.read(row.get("kernels"), Words.all(PrepareRow.Kernels.values()), "which kernels"),
        criteria.row(row, Phase.SELECTION));
  }

  private static HiddenRounding rounding(JsonObject row, Vocabulary vocabulary)
      throws MalformedFileException {
    return new HiddenRounding(
        vocabulary.all2all(row.get("all2allBackend")),
        row.integers("nextOf"),
        row.integer("bytesMultipleOf", 1),
        row.text("source"));
  }
}

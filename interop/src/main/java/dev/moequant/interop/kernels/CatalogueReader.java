package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonTree;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.HiddenRounding;
import dev.moequant.kernels.Kernel;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.PrepareRow;
import dev.moequant.kernels.QuantKeyEntry;
import java.util.List;

/** Reads a whole catalogue, or says what is wrong with it. */
final class CatalogueReader {
  private CatalogueReader() {}

  static KernelCatalogue read(String text) throws MalformedFileException {
    JsonObject file = JsonTree.of(text).object();
    Vocabulary vocabulary = Vocabulary.of(file);
    CriterionReader criteria = new CriterionReader(vocabulary);
    List<QuantKeyEntry> keys = file.allRows("quantKeys", CatalogueReader::quantKey);
    vocabulary.add(keys);
    KernelReader kernelReader = new KernelReader(vocabulary, criteria);
    List<Kernel> kernels = file.allRows("kernels", kernelReader::kernel);
    OracleReader oracleReader = new OracleReader(vocabulary, criteria, kernelReader.ids());
    KernelCatalogue catalogue =
        new KernelCatalogue.Builder(source(file.get("vllm").object()))
            .quantKeys(keys)
            .batchedAll2all(vocabulary.all2alls(file.get("batchedAll2all")))
            .hiddenRounding(file.rows("hiddenPadding", row -> rounding(row, vocabulary)))
            .prepare(file.rows("prepare", row -> prepare(row, criteria)))
            .kernels(kernels)
            .oracles(file.allRows("oracles", oracleReader::oracle))
            .build();
    file.end();
    return catalogue;
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

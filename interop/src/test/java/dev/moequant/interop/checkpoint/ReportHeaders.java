package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.safetensors.SparseFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The tensors of a public report: {@code "name": ["F32", [256, 16]]}. */
final class ReportHeaders {
  private static final String FILE = "model.safetensors";

  private ReportHeaders() {}

  /** Writes them as a file without data, or takes away that of another report. */
  static void write(Path folder, ConfigValue report) throws IOException {
    Optional<ConfigValue> headers = report.find("headers");
    if (headers.isEmpty()) {
      Files.deleteIfExists(folder.resolve(FILE));
      return;
    }
    SparseFile file = new SparseFile();
    for (Map.Entry<String, ConfigValue> tensor : headers.get().entries().entrySet()) {
      List<ConfigValue> dtypeAndShape = tensor.getValue().items();
      file.add(
          tensor.getKey(),
          dtypeAndShape.get(0).text().orElseThrow(),
          dtypeAndShape.get(1).items().stream()
              .mapToLong(size -> size.integer().orElseThrow())
              .toArray());
    }
    file.write(folder.resolve(FILE));
  }
}

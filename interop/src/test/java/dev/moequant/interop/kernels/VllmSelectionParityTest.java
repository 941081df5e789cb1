package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Refusal;
import dev.moequant.kernels.Selection;
import dev.moequant.parity.Records;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every recorded selection of vLLM's oracles, asked again of Java. */
class VllmSelectionParityTest {
  private static final int SHOWN = 20;
  private static final String RECORDS = ".jsonl.gz";

  private int equal;
  private final List<String> different = new ArrayList<>();

  @Test
  void javaChoosesAsVllmDid() throws IOException {
    List<Path> folders = VectorFolders.selection();
    assumeFalse(folders.isEmpty(), "no recorded selections are there");
    for (Path folder : folders) {
      for (VllmRevision revision : VllmRevision.values()) {
        Path file = folder.resolve(revision.month() + RECORDS);
        if (Files.exists(file)) {
          compare(revision, file);
        }
      }
    }
    System.out.println("vLLM selection: " + equal + " equal, " + different.size() + " different");
    different.stream().limit(SHOWN).forEach(System.out::println);
    assertWithMessage("records that Java answers as vLLM did").that(equal).isGreaterThan(0);
    assertWithMessage("records that Java answers otherwise").that(different.size()).isEqualTo(0);
  }

  private void compare(VllmRevision revision, Path file) throws IOException {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    Map<String, @Nullable Object> constants =
        Records.single(file.resolveSibling(revision.month() + ".constants.json"));
    for (Map<String, @Nullable Object> record : Records.of(file)) {
      Map<String, @Nullable Object> in = new HashMap<>(constants);
      in.putAll(mapOf(record.get("in")));
      KernelQuestion question = RecordedQuestion.of(in);
      String oracle = String.valueOf(record.get("oracle"));
      String found = words(catalogue.select(oracle, question));
      assertWithMessage("%s: the choice alone", record.get("id"))
          .that(catalogue.choose(oracle, question))
          .isEqualTo(catalogue.examine(oracle, question).choice());
      String expected = words(mapOf(record.get("out")));
      if (found.equals(expected)) {
        equal++;
      } else {
        different.add(record.get("id") + ": vLLM " + expected + ", Java " + found);
      }
    }
  }

  private static String words(Map<String, @Nullable Object> out) {
    return out.get("backend") + " " + out.get("kernel");
  }

  private static String words(Selection selection) {
    return selection
        .refusal()
        .map(Refusal::exception)
        .map("ERR "::concat)
        .orElseGet(() -> selection.backend().orElse("") + " " + selection.kernel().orElse("null"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, @Nullable Object> mapOf(@Nullable Object value) {
    return value == null ? Map.of() : (Map<String, @Nullable Object>) value;
  }
}

package dev.moequant.interop.kernels;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Oracle;
import dev.moequant.kernels.Selection;
import dev.moequant.scheme.VllmRevision;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogues that come with moequant. */
class KernelCataloguesTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("basedir", ""), "src/main/resources/dev/moequant/interop/kernels");

  @TempDir private Path temporary = Path.of("");

  @Test
  void everyFileIsOfARevisionAndEveryRevisionHasAFile() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names = files.map(file -> file.getFileName().toString()).toList();
      List<String> revisions =
          Arrays.stream(VllmRevision.values())
              .filter(revision -> revision.has(VllmRevision.V2026_07))
              .map(revision -> "vllm-" + revision.month() + ".json")
              .toList();
      assertThat(names).containsExactlyElementsIn(revisions);
    }
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2025_10")
  void aCatalogueIsOfTheCommitOfItsRevision(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    assertThat(catalogue.source().revision()).isEqualTo(revision.month());
    assertThat(catalogue.source().commit()).startsWith(revision.commit());
    assertThat(catalogue.source().commit()).hasLength(40);
    assertThat(catalogue.toString()).isEqualTo("kernels of " + revision);
  }

  @Test
  void nothingIsRecordedOfTheSeed() {
    IllegalArgumentException e =
        assertThrows(
            IllegalArgumentException.class, () -> KernelCatalogues.of(VllmRevision.V2025_10));
    assertThat(e)
        .hasMessageThat()
        .isEqualTo(
            "no kernels are recorded of vLLM 2025-10; the first revision with any is 2026-07");
  }

  /** The jar may be broken, of which nobody should say that nothing is recorded. */
  @Test
  void aFileOfTheJarThatIsMissingOrCutOffIsNamed() {
    assertThat(
            assertThrows(
                KernelCatalogueException.class,
                () -> KernelCatalogues.read("vllm-2026-08.json", null)))
        .hasMessageThat()
        .isEqualTo("vllm-2026-08.json: is not in the jar");
    byte[] cut = "{\n  \"vllm\": {".getBytes(UTF_8);
    assertThat(
            assertThrows(
                KernelCatalogueException.class,
                () -> KernelCatalogues.read("vllm-2026-08.json", new ByteArrayInputStream(cut))))
        .hasMessageThat()
        .isEqualTo(
            "vllm-2026-08.json: line 2, column 12: key \"vllm\": not JSON: the file ends before the"
                + " object that begins at line 2, column 11 is closed");
  }

  @Test
  void aFileThatIsAddedIsRead() throws IOException {
    String text = Files.readString(FOLDER.resolve("vllm-2026-08.json"));
    Path file = temporary.resolve("vllm-2026-10.json");
    Files.writeString(file, text.replace("\"revision\": \"2026-08\"", "\"revision\": \"2026-10\""));
    KernelCatalogue catalogue = KernelCatalogues.read(file);
    assertThat(catalogue.source().revision()).isEqualTo("2026-10");
    Selection selection =
        catalogue.select(
            "unquantized", KernelQuestion.of(KernelDevice.cuda(8.0), KernelPair.UNQUANTIZED));
    assertThat(selection.toString()).isEqualTo("TRITON TritonExperts");
    assertThat(selection.hasKernel()).isTrue();
  }

  @Test
  void whatIsNotThereIsSaid() {
    KernelCatalogue catalogue = KernelCatalogues.of(VllmRevision.V2026_08);
    assertThat(assertThrows(NoSuchElementException.class, () -> catalogue.kernel("Nobody")))
        .hasMessageThat()
        .isEqualTo("vLLM 2026-08 has no kernel Nobody");
    assertThat(assertThrows(NoSuchElementException.class, () -> catalogue.oracle("fp7")))
        .hasMessageThat()
        .isEqualTo("vLLM 2026-08 has no oracle fp7");
  }

  @Test
  void threadsThatAskAtOnceHaveTheSameKernels() {
    KernelCatalogue catalogue = KernelCatalogues.of(VllmRevision.V2026_08);
    List<List<?>> answers =
        IntStream.range(0, 8)
            .parallel()
            .<List<?>>mapToObj(
                i ->
                    List.of(
                        i % 2 == 0 ? catalogue.kernels() : catalogue.oracles(),
                        catalogue.kernels()))
            .toList();
    assertThat(catalogue.kernels()).hasSize(63);
    answers.forEach(answer -> assertThat(answer.get(1)).isEqualTo(catalogue.kernels()));
  }

  /** The facts list the names of each kernel; here they follow from the tables of the oracles. */
  @Test
  void namesLeadToKernels() {
    KernelCatalogue catalogue = KernelCatalogues.of(VllmRevision.V2026_08);
    assertThat(catalogue.oracle("unquantized").names("BatchedTritonExperts"))
        .containsExactly("triton", "batched_triton")
        .inOrder();
    assertThat(catalogue.oracle("nvfp4").names("B12xExperts")).containsExactly("b12x");
    assertThat(catalogue.oracle("mxfp4_gpt_oss").names("FlashInferExperts"))
        .containsExactly("flashinfer_cutlass", "flashinfer_cutlass_afp8")
        .inOrder();
    assertThat(catalogue.oracle("fp8").names("CPUExpertsFp8")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "V2025_10")
  void everyRowSaysWhereVllmHasIt(VllmRevision revision) {
    KernelCatalogue catalogue = KernelCatalogues.of(revision);
    for (Oracle oracle : catalogue.oracles()) {
      assertWithMessage(oracle.id()).that(oracle.about().source()).matches("vllm/.+\\.py:\\d+");
    }
    catalogue
        .kernels()
        .forEach(
            kernel ->
                assertWithMessage(kernel.id())
                    .that(kernel.about().source())
                    .matches("vllm/.+\\.py:\\d+"));
  }
}

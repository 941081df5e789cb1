package dev.moequant.cli;

import static com.google.common.truth.Truth.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.moequant.annotations.Gpu;
import dev.moequant.cli.output.Colors;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.Kernel;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.Goldens;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelsCommandTest {
  private static final String BLOCKS = "@Fp8W8A8(blockShape = {128, 128})";

  @Test
  void allOfThem() {
    Goldens.assertMatches("golden/kernels.txt", Run.of(120, Colors.OFF, "kernels").transcript());
  }

  @Test
  void thoseOfAGpuAndARevision() {
    Run run = Run.of(100, Colors.OFF, "kernels", "--gpu", "mi300x", "--vllm", "2026-07");

    Goldens.assertMatches("golden/kernels-mi300x.txt", run.transcript());
  }

  @Test
  void whatTheySayToASchemeOnAGpu() {
    Run run = Run.of(100, Colors.OFF, "kernels", "--gpu", "H100", "--scheme", BLOCKS);

    Goldens.assertMatches("golden/kernels-fp8-h100.txt", run.transcript());
  }

  @Test
  void thoseThatTakeAScheme() {
    Run run = Run.of(100, Colors.OFF, "kernels", "--scheme", "Nvfp4W4A4");

    Goldens.assertMatches("golden/kernels-nvfp4.txt", run.transcript());
  }

  @Test
  void theirJsonIsThatOfTheSchema() {
    List.of(
            List.of("kernels", "--format", "json"),
            List.of("kernels", "--format", "json", "--gpu", "H100"),
            List.of("kernels", "--format", "json", "--gpu", "B200", "--scheme", BLOCKS),
            List.of("kernels", "--format", "json", "--scheme", "Int4W4A16 groupSize=32"))
        .forEach(
            arguments -> {
              Run run = Run.of(arguments.toArray(String[]::new));
              assertThat(run.status()).isEqualTo(0);
              Schemas.assertValid(Schemas.OF_KERNELS, run.out());
            });
  }

  @Test
  void jsonHasTheKeysInFull() {
    Run run = Run.of("kernels", "--format", "json", "--gpu", "H100", "--scheme", BLOCKS);
    JsonNode first = Schemas.tree(run.out()).get("kernels").get(0);

    assertThat(first.get("isFirstChoice").asBoolean()).isTrue();
    assertThat(first.get("pairs").toString())
        .contains("\"kFp8Static128BlockSym|kFp8Dynamic128Sym\"");
  }

  @Test
  void someKernelRunsOnEveryGpu() {
    var catalogue = KernelCatalogues.of(VllmRevision.NEWEST);
    for (Gpu gpu : Gpu.values()) {
      if (gpu != Gpu.UNSPECIFIED) {
        List<Kernel> running =
            catalogue.kernels().stream()
                .filter(kernel -> Devices.runsOn(catalogue, kernel, gpu))
                .toList();
        assertThat(running).isNotEmpty();
      }
    }
  }

  @Test
  void whatCannotBeAnsweredIsSaid() {
    assertThat(Run.of("kernels", "--vllm", "2025-10").transcript())
        .isEqualTo(
            """
            ---- stderr
            moequant: no kernels are recorded of vLLM 2025-10; the first revision with any is 2026-07
            ---- exit 2
            """);
    assertThat(Run.of("kernels", "--gpu", "H10").err())
        .contains("there is no GPU H10; did you mean A10, H100 or H20?");
    assertThat(Run.of("kernels", "--format", "sarif").status()).isEqualTo(2);
    Run wrong = Run.of("kernels", "--scheme", "Fp8W8A8 perActToken=true blockShape=128,128");
    assertThat(wrong.status()).isEqualTo(1);
    assertThat(wrong.err()).contains("contradicts blockShape");
  }
}

package dev.moequant.cli.output;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FlagWordsTest {
  private static final Path REPOSITORY =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().resolve("..");

  /** What rules say of deployments, and what kernels do. */
  private static final List<String> TEXTS =
      List.of(
          "runtime/src/test/resources/rules/deployment-texts.txt",
          "interop/src/test/resources/kernels/kernel-texts.txt");

  /** A member with a value, or left out; not as part of a sum, and not that no all2all is used. */
  private static final Pattern MEMBER =
      Pattern.compile(
          "(?<![/x+] )\\b(tp|dp|expertParallel|eplb|redundantExperts|all2all|kernel) = (?!none)"
              + "|(leave|without) (expertParallel|eplb|redundantExperts|all2all|kernel)");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "or expertParallel = true, which leaves    | or --ep, which leaves",
        "eplb = true, but expertParallel = false:  | --eplb, but no --ep:",
        "is not divisible by tp = 7: each rank     | is not divisible by --tp 7: each rank",
        "intermediateSize / tp = 768 / 4 = 192     | intermediateSize / tp = 768 / 4 = 192",
        "is not divisible by tp x dp = 2 x 2 = 4   | is not divisible by tp x dp = 2 x 2 = 4",
        "tp that fit beside dp = 2: 1, 3           | tp that fit beside --dp 2: 1, 3",
        "expert-parallel ranks (tp = 16): some     | expert-parallel ranks (--tp 16): some",
        "tp = -1 is not positive                   | --tp -1 is not positive",
        "numExperts + redundantExperts = 8 + 1 = 9 | numExperts + redundantExperts = 8 + 1 = 9",
        "redundantExperts = 4 without eplb: only   | --redundant-experts 4 without --eplb: only",
        "leave all2all out, or deploy              | leave --all2all out, or deploy",
        "all2all = DEEPEP_V2 or PPLX send them     | --all2all deepep_v2 or pplx send them",
        "does not take all2all = none              | does not take all2all = none",
        "kernel = DEEP_GEMM (TritonExperts in      | --kernel deep_gemm (TritonExperts in",
        "kernels that run it: MARLIN, DEEP_GEMM; kernel = AUTO | kernels that run it: marlin, deep_gemm; no --kernel",
        "name one that runs it: kernel = MARLIN, HPC           | name one that runs it: --kernel marlin, hpc",
        "takes inDtype = FLOAT16 or BFLOAT16       | takes inDtype = FLOAT16 or BFLOAT16",
        "tokens to AITER's kernels only            | tokens to AITER's kernels only",
      })
  void membersAreFlags(String text, String words) {
    assertThat(FlagWords.of(text)).isEqualTo(words);
  }

  /** All texts that are approved: a new way to name a member is seen here. */
  @Test
  void noTextNamesAMember() throws IOException {
    int found = 0;
    for (String file : TEXTS) {
      for (String line : Files.readAllLines(REPOSITORY.resolve(file))) {
        if (line.startsWith("[MOEQ") || line.startsWith("  help: ")) {
          found += MEMBER.matcher(line).find() ? 1 : 0;
          String words = FlagWords.of(line);
          assertWithMessage(words).that(MEMBER.matcher(words).find()).isFalse();
        }
      }
    }
    assertThat(found).isAtLeast(50);
  }
}

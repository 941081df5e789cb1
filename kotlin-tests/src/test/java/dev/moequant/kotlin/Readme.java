package dev.moequant.kotlin;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** The Kotlin that the README shows. Gradle's begins neither like that nor like this. */
final class Readme {
  private static final Pattern PLAIN = Pattern.compile("(?ms)^```kotlin\n(val .*?)^```$");
  private static final Pattern RECEIVER =
      Pattern.compile("(?ms)^```kotlin\n(// with sam-with-receiver\n.*?)^```$");

  private Readme() {}

  static String text() throws IOException {
    return Files.readString(Form.module().resolve("../README.md"));
  }

  /** The XML after a heading, up to the next one. */
  static List<String> xmlUnder(String heading) throws IOException {
    String section = text().split("(?m)^" + Pattern.quote(heading) + "$", 2)[1];
    return Pattern.compile("(?ms)^```xml\n(.*?)^```$")
        .matcher(section.split("(?m)^##", 2)[0])
        .results()
        .map(block -> block.group(1))
        .toList();
  }

  /** Writes each block of this form to a file of its own. */
  static List<Path> writeKotlin(Form form, Path folder) throws IOException {
    List<String> blocks =
        (form == Form.RECEIVER ? RECEIVER : PLAIN)
            .matcher(text())
            .results()
            .map(block -> block.group(1))
            .toList();
    assertThat(blocks).isNotEmpty();
    List<Path> files = new ArrayList<>();
    for (String block : blocks) {
      String name = "Readme" + files.size();
      String source =
          """
          import dev.moequant.FusedMoEQuantConfig
          import dev.moequant.annotations.DType
          import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig
          import dev.moequant.samples.models.Tensor
          import dev.moequant.samples.models.Tensor.TENSORS

          class %s(w13Scale: Tensor, w2Scale: Tensor) {
          %s
          }
          """
              .formatted(name, block);
      files.add(Files.writeString(folder.resolve(name + ".kt"), source));
    }
    return files;
  }
}

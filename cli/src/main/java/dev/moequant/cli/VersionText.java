package dev.moequant.cli;

import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import picocli.CommandLine.IVersionProvider;

/** What {@code --version} prints. */
final class VersionText implements IVersionProvider {
  @Override
  public String[] getVersion() {
    String revisions =
        Arrays.stream(VllmRevision.values())
            .map(revision -> revision.month() + " (" + revision.commit() + ")")
            .collect(Collectors.joining(", "));
    return new String[] {
      "moequant " + ofProject() + ", rules " + RulesVersion.VALUE, "vLLM " + revisions
    };
  }

  static String ofProject() {
    try (InputStream text =
        Objects.requireNonNull(VersionText.class.getResourceAsStream("version.txt"))) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

package dev.moequant.interop;

import dev.moequant.DeploymentPlan;
import dev.moequant.diagnostics.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The tuned files of some folders, beside the one that vLLM looks for. */
public final class TunedFiles {
  private TunedFiles() {}

  /**
   * A file that is not the one, and why.
   *
   * @param file where it is
   * @param differences each part of the name that is another, with what it is for; empty for the
   *     file itself
   */
  public record Near(Path file, List<String> differences) {
    /** Keeps an unmodifiable copy. */
    public Near {
      differences = List.copyOf(differences);
    }

    /**
     * Whether it is the file that vLLM looks for.
     *
     * @return true without differences
     */
    public boolean isIt() {
      return differences.isEmpty();
    }

    /** Prints the name and why it does not match. */
    @Override
    public String toString() {
      return file.getFileName() + (isIt() ? "" : ": " + String.join("; ", differences));
    }
  }

  /**
   * The files whose names are nearest to the one that vLLM looks for.
   *
   * @param folders the user's own folder first; one that is not there has no files
   * @param name as {@code DeploymentPlan.tunedFileNames} says it
   * @param most how many
   * @return the file itself alone, where it is there; else those with the fewest differences first
   * @throws IOException if a folder cannot be read
   */
  public static List<Near> nearest(List<Path> folders, String name, int most) throws IOException {
    Optional<TunedFileName> wanted = TunedFileName.of(name);
    List<Near> all = new ArrayList<>();
    for (Path folder : folders) {
      for (Path file : files(folder)) {
        wanted
            .flatMap(own -> TunedFileName.of(file.getFileName().toString()).map(own::differences))
            .ifPresent(differences -> all.add(new Near(file, differences)));
      }
    }
    Optional<Near> found = all.stream().filter(Near::isIt).findFirst();
    return found
        .map(List::of)
        .orElseGet(
            () ->
                all.stream()
                    .sorted(
                        Comparator.<Near>comparingInt(near -> near.differences().size())
                            .thenComparing(near -> near.file().toString()))
                    .limit(most)
                    .toList());
  }

  /**
   * Whether the tuned files that vLLM would take fit their layer.
   *
   * @param folders the user's own folder first; of each file the first folder that has it counts
   * @param plan the layer as it is served, on a GPU that is named
   * @param tokens the most rows of a batch, M
   * @return warnings MOEQ611 and MOEQ613, at the file; none where no folder has one
   * @throws TunedConfigException if a file cannot be read, or what is in it is wrong
   * @throws IllegalArgumentException if a batch has no tokens
   */
  public static List<Finding> check(List<Path> folders, DeploymentPlan plan, int tokens)
      throws TunedConfigException {
    List<Finding> all = new ArrayList<>();
    for (String name : plan.tunedFileNames()) {
      Optional<Path> file =
          folders.stream().map(folder -> folder.resolve(name)).filter(Files::exists).findFirst();
      if (file.isPresent()) {
        TunedConfigs configs = TunedConfigReader.read(file.get());
        all.addAll(plan.checkTuned(file.get().toString(), configs.rows(), tokens));
      }
    }
    return List.copyOf(all);
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }
}

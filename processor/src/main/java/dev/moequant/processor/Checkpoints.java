package dev.moequant.processor;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.internal.text.ShownText;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.processor.check.CheckpointFiles;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that classes of one compilation name with {@code @Checkpoint}: each is read once, and
 * what reads them is not loaded where no class names one.
 */
final class Checkpoints {
  private static final String CONFIG = "config.json";
  private static final String OPTION = "-A" + ProcessorOptions.CHECKPOINTS;
  private static final String WITHOUT_CONFIG = "is a folder, and there is no " + CONFIG + " in it";

  /** As the user wrote it: enough to find the line. */
  private static final int MOST_OF_PATH = 80;

  /** A build tool wrote it, and what is wrong with it is often its end. */
  private static final int MOST_OF_ROOT = 240;

  private static final String WHAT_TO_NAME = "name the folder of a checkpoint, or its " + CONFIG;

  private final Map<Path, CheckpointFiles> read = new HashMap<>();

  /**
   * What a checkpoint says.
   *
   * @param root where checkpoints are, the same in each call of a compilation
   * @param value as it stands in the source
   * @return 701 where there is nothing to read; nothing at all where 807 says why
   */
  CheckpointFiles of(CheckpointRoot root, String value) {
    if (!root.isGiven()) {
      return unreadable(
          value,
          "cannot be looked for: the compiler was not told where checkpoints are",
          "give it " + OPTION + "=DIR, the absolute path of the folder that the path begins in");
    }
    return root.folder().map(folder -> in(folder, value)).orElseGet(() -> nothing(List.of()));
  }

  private CheckpointFiles in(Path folder, String value) {
    Optional<Path> path = path(value);
    if (value.isBlank() || path.isEmpty()) {
      return unreadable(value, "is no path", WHAT_TO_NAME);
    }
    Path named = folder.resolve(path.get()).normalize();
    if (path.get().isAbsolute() || !named.startsWith(folder)) {
      return unreadable(
          value,
          "is not a path in the folder of " + OPTION + ", which it may not leave",
          "write the path from that folder on, or give the compiler a folder further up");
    }
    boolean isFolder = Files.isDirectory(named);
    Path file = isFolder ? named.resolve(CONFIG) : named;
    if (!Files.exists(file)) {
      return unreadable(value, isFolder ? WITHOUT_CONFIG : tried(folder), WHAT_TO_NAME);
    }
    return read.computeIfAbsent(file, found -> new OfFiles(Checkpoint.read(found, folder)));
  }

  /** Where it was looked for, as the folder is the other thing that can be wrong. */
  private static String tried(Path folder) {
    return "is not there: %s=%s has no such folder or file"
        .formatted(OPTION, ShownText.cut(folder.toString(), MOST_OF_ROOT));
  }

  private static Optional<Path> path(String value) {
    try {
      return Optional.of(Path.of(value));
    } catch (InvalidPathException noPath) {
      return Optional.empty();
    }
  }

  private static CheckpointFiles unreadable(String value, String why, String help) {
    return nothing(
        List.of(
            CheckpointRules.UNREADABLE.finding(
                List.of('"' + ShownText.cut(value, MOST_OF_PATH) + '"', why), List.of(help))));
  }

  private static CheckpointFiles nothing(List<Finding> why) {
    return new Nothing(why);
  }

  /** Where there are no files, nothing can contradict them. */
  private record Nothing(List<Finding> findings) implements CheckpointFiles {
    @Override
    public boolean hasWholeGroups() {
      return false;
    }

    @Override
    public List<Finding> contradictions(
        SchemeSpec scheme,
        Optional<String> ownAnnotation,
        Optional<LayerSpec> layer,
        VllmRevision revision) {
      return List.of();
    }
  }

  private record OfFiles(Checkpoint checkpoint) implements CheckpointFiles {
    @Override
    public List<Finding> findings() {
      return checkpoint.findings();
    }

    @Override
    public boolean hasWholeGroups() {
      return checkpoint.hasWholeGroups();
    }

    @Override
    public List<Finding> contradictions(
        SchemeSpec scheme,
        Optional<String> ownAnnotation,
        Optional<LayerSpec> layer,
        VllmRevision revision) {
      return checkpoint.contradictions(scheme, ownAnnotation, layer, revision);
    }
  }
}

package dev.moequant.cli;

import dev.moequant.cli.output.AnnotatedClass;
import dev.moequant.cli.output.CheckpointPlace;
import dev.moequant.cli.output.Terminal;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.CheckpointReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moequant init}: the annotated class of a checkpoint. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description =
        "Prints the annotated class for a checkpoint, from which the compiler writes the factory of"
            + " its configs.",
    footer = {
      "",
      "Examples:",
      "  moequant init Qwen3-30B-A3B-FP8",
      "  moequant init Qwen3-30B-A3B-FP8 --package com.acme --class QwenExperts",
      "  moequant init checkpoints/Qwen/Qwen3-30B-A3B-FP8 --checkpoints checkpoints",
    })
final class InitCommand implements Callable<Integer> {
  private static final String NAME = "[\\p{L}_$][\\p{L}\\p{N}_$]*";

  private final Terminal terminal;

  @Parameters(
      paramLabel = "DIR",
      description =
          "The folder of a checkpoint, its config.json, or the name of a model in the cache of"
              + " Hugging Face's hub.")
  private String model = "";

  @Option(names = "--package", paramLabel = "NAME", description = "Its package; none unless given.")
  private String packageName = "";

  @Option(
      names = "--class",
      paramLabel = "NAME",
      description = "Its name; unless given, one made of the model's type.")
  private String className = "";

  @Option(
      names = "--checkpoints",
      paramLabel = "DIR",
      description =
          "Where the compiler looks for checkpoints, which -Amoequant.checkpoints says; unless"
              + " given, the current folder, or the one around the checkpoint.")
  private @Nullable Path checkpoints;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireNames();
    Path path = HubCache.path(model, System.getenv());
    Optional<CheckpointPlace> place = place(path);
    Checkpoint checkpoint = HeaderProgress.checkpoint(path, terminal);
    CheckpointReport report = checkpoint.check();
    List<Finding> errors = report.errors();
    errors.forEach(error -> terminal.complain(error.rule() + ": " + error.text()));
    if (checkpoint.experts().isEmpty() || checkpoint.layer().isEmpty()) {
      return ExitCodes.UNUSABLE;
    }
    AnnotatedClass made =
        new AnnotatedClass(
            checkpoint,
            checkpoint.layer().get(),
            place,
            packageName,
            className.isEmpty() ? AnnotatedClass.nameFor(checkpoint.modelType()) : className);
    terminal.printUnwrapped(made.text());
    return errors.isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
  }

  private Optional<CheckpointPlace> place(Path path) {
    if (checkpoints == null) {
      return CheckpointPlace.of(path);
    }
    Optional<CheckpointPlace> place = CheckpointPlace.of(path, checkpoints);
    if (place.isEmpty()) {
      throw new UnusableException(
          path + " is not in --checkpoints " + checkpoints + ", of which @Checkpoint names a path");
    }
    return place;
  }

  private void requireNames() {
    if (!packageName.isEmpty() && !packageName.matches(NAME + "(\\." + NAME + ")*")) {
      throw new UnusableException("--package " + packageName + " is no name of a package");
    }
    if (!className.isEmpty() && !className.matches(NAME)) {
      throw new UnusableException("--class " + className + " is no name of a class");
    }
  }
}

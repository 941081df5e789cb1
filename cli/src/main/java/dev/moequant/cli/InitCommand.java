package dev.moequant.cli;

import dev.moequant.cli.output.AnnotatedClass;
import dev.moequant.cli.output.Terminal;
import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.CheckpointReport;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code moequant init}: the annotated class of a checkpoint. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    description =
        "Prints the annotated class for a checkpoint, from which the compiler writes the factory of"
            + " its configs.",
    footer = {
      "",
      "Examples:",
      "  moequant init Qwen3-30B-A3B-FP8",
      "  moequant init Qwen3-30B-A3B-FP8 --package com.acme --class QwenExperts",
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

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    requireNames();
    Path path = HubCache.path(model, System.getenv());
    Checkpoint checkpoint = Checkpoint.read(path);
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
            packageName,
            className.isEmpty() ? AnnotatedClass.nameFor(checkpoint.modelType()) : className);
    terminal.printUnwrapped(made.text());
    return errors.isEmpty() ? ExitCodes.FINE : ExitCodes.FINDINGS;
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

package dev.moequant.processor;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import dev.moequant.testing.TestResources;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.NullMarked;

/**
 * What the tests of the processor compile: sources with our annotations and runtime beside them.
 */
final class Compilations {
  private static final String CHECKPOINTS = "-Amoequant.checkpoints=";

  private Compilations() {}

  static Compilation of(Sources sources) {
    return withoutProcessor(sources).withProcessor(QuantProcessor::new);
  }

  /** For a revision of vLLM. */
  static Compilation of(VllmRevision revision, Sources sources) {
    return of(sources).withOptions("-Amoequant.vllm=" + revision.month());
  }

  /** For a test that brings its own. */
  static Compilation withoutProcessor(Sources sources) {
    return Compilation.of(sources)
        .withClassPathOf(QuantScheme.class, FusedMoEQuantConfig.class, NullMarked.class);
  }

  /** How a caret source says that it is to be compiled; see the first lines in diagnostics/. */
  static Compilation in(String environment, Sources sources) {
    if (isOfCheckpoints(environment)) {
      String folder = environment.substring(CHECKPOINTS.length());
      return withCheckpoints(TestResources.folder(folder), sources);
    }
    if (environment.startsWith("-A")) {
      return of(sources).withOptions(environment);
    }
    return switch (environment) {
      case "without the runtime" -> withoutRuntime(sources);
      case "a processor path without the runtime" -> withoutJars(sources, "moequant-runtime");
      case "a runtime of another version" -> withRuntimeOfVersion("another", sources);
      case "a rule that throws at perOutCh" ->
          withThrowingRule(() -> new IllegalStateException("a bug"), sources);
      default -> throw new IllegalArgumentException("no such way to compile: " + environment);
    };
  }

  static boolean isOfCheckpoints(String environment) {
    return environment.startsWith(CHECKPOINTS);
  }

  /** Where the compiler is to look for what {@code @Checkpoint} names. */
  static Compilation withCheckpoints(Path folder, Sources sources) {
    return of(sources).withOptions(CHECKPOINTS + folder);
  }

  /** With the annotations only. */
  static Compilation withoutRuntime(Sources sources) {
    return Compilation.of(sources)
        .withProcessor(QuantProcessor::new)
        .withClassPathOf(QuantScheme.class, NullMarked.class);
  }

  /** What a processor sees of a runtime of another version: what it says that it is. */
  static Compilation withRuntimeOfVersion(String version, Sources sources) {
    return withoutRuntime(
        Sources.of(
                """
                package dev.moequant.diagnostics;

                public class RulesVersion {
                  public static final String VALUE = "%s";
                }
                """
                    .formatted(version))
            .and(sources));
  }

  /** With all on the class path, and these artifacts missing on the processor path. */
  static Compilation withoutJars(Sources sources, String... missing) {
    return withoutProcessor(sources).withProcessor(() -> ProcessorPaths.without(missing));
  }

  /** With a bug, which shows where a scheme has perOutCh. */
  static Compilation withThrowingRule(Supplier<RuntimeException> bug, Sources sources) {
    return withoutProcessor(sources)
        .withProcessor(
            () ->
                new QuantProcessor(
                    (scheme, revision) -> {
                      if (scheme.toString().contains("perOutCh")) {
                        throw bug.get();
                      }
                      return List.of();
                    }));
  }

  /** A source in package demo that imports the annotations. */
  static Sources demo(String types) {
    return Sources.of(
        """
        package demo;

        import dev.moequant.annotations.*;

        """
            + types);
  }

  /**
   * Classes demo.S0, demo.S1 and so on, each with one annotation, and a source that has none.
   *
   * @param annotations as schemes are printed: with bare constants, although two enums have a GROUP
   */
  static Sources annotated(List<String> annotations) {
    Sources sources = Sources.of("package demo;\n\ninterface Marker {}\n");
    for (int i = 0; i < annotations.size(); i++) {
      sources = sources.and(demo(qualified(annotations.get(i)) + "\nclass S" + i + " {}\n"));
    }
    return sources;
  }

  private static String qualified(String annotation) {
    return annotation
        .replaceAll("dtype = (?=[A-Z])", "dtype = DType.")
        .replaceAll("granularity = (?=[A-Z])", "granularity = Granularity.")
        .replaceAll("actOrder = (?=[A-Z])", "actOrder = ActOrder.");
  }

  /** Class files to put on a class path: in them nothing has a position. */
  static Path jar(CompilerUnderTest compiler, Sources sources) {
    CompilationResult compiled = compiler.compile(withoutProcessor(sources));
    CaretAssertions.assertClean(compiled);
    return compiled.classes();
  }
}

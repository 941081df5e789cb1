package dev.moequant.processor;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.processor.testing.CaretAssertions;
import dev.moequant.processor.testing.Compilation;
import dev.moequant.processor.testing.CompilationResult;
import dev.moequant.processor.testing.CompilerUnderTest;
import dev.moequant.processor.testing.Sources;
import java.nio.file.Path;
import org.jspecify.annotations.NullMarked;

/**
 * What the tests of the processor compile: sources with our annotations and runtime beside them.
 */
final class Compilations {
  private Compilations() {}

  static Compilation of(Sources sources) {
    return withoutProcessor(sources).withProcessor(QuantProcessor::new);
  }

  /** For a test that brings its own. */
  static Compilation withoutProcessor(Sources sources) {
    return Compilation.of(sources)
        .withClassPathOf(QuantScheme.class, FusedMoEQuantConfig.class, NullMarked.class);
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

  /** Class files to put on a class path: in them nothing has a position. */
  static Path jar(CompilerUnderTest compiler, Sources sources) {
    CompilationResult compiled = compiler.compile(withoutProcessor(sources));
    CaretAssertions.assertClean(compiled);
    return compiled.classes();
  }
}

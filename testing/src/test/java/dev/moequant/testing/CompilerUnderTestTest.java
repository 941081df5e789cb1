package dev.moequant.testing;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.annotation.processing.Processor;
import javax.tools.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Both compilers come out in the same form. */
class CompilerUnderTestTest {

  @ParameterizedTest
  @EnumSource
  void success_givesGeneratedSourcesAndClassFiles(CompilerUnderTest compiler) {
    CompilationResult result = ToyProcessor.compile(compiler, "@toy.Toy class A {}");

    assertThat(result.success()).isTrue();
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.generated()).containsExactly("AToy.java", "final class AToy {}\n");
    assertThat(Files.exists(result.classes().resolve("AToy.class"))).isTrue();
    assertThat(Files.exists(result.classes().resolve("toy/Toy.class"))).isTrue();
  }

  @Test
  void javac_pointsAtTheValue() {
    CompilationResult result =
        ToyProcessor.compile(CompilerUnderTest.JAVAC, "@toy.Toy(bits = 2 + 2) class A {}");

    assertThat(result.success()).isFalse();
    assertThat(result.diagnostics())
        .containsExactly(
            new Diagnosed(
                "A.java",
                Diagnostic.Kind.ERROR,
                1,
                17,
                21,
                "MOEQ101",
                "[MOEQ101] bits\nsecond line"));
  }

  @Test
  void ecj_pointsAtTheName_withTheSameTextAndLine() {
    CompilationResult result =
        ToyProcessor.compile(CompilerUnderTest.ECJ, "@toy.Toy(bits = 2 + 2) class A {}");

    assertThat(result.success()).isFalse();
    assertThat(result.diagnostics())
        .containsExactly(
            new Diagnosed(
                "A.java",
                Diagnostic.Kind.ERROR,
                1,
                10,
                13,
                "MOEQ101",
                "[MOEQ101] bits\nsecond line"));
  }

  @ParameterizedTest
  @EnumSource
  void warningsAreKept_notesAreApart(CompilerUnderTest compiler) {
    CompilationResult result =
        ToyProcessor.compile(compiler, "@toy.Toy(warn = 1, inner = @toy.Toy.Inner()) class A {}");

    assertThat(result.success()).isTrue();
    assertThat(result.errors()).isEmpty();
    assertThat(result.warnings().stream().map(Diagnosed::id).toList()).containsExactly("MOEQ103");
    assertThat(result.notes().stream().map(Diagnosed::id).toList()).containsExactly("MOEQ107");
  }

  @ParameterizedTest
  @EnumSource
  void windowsLineEnds_doNotShiftAnything(CompilerUnderTest compiler) {
    String text = "@toy.Toy(\r\n    bits = 1\r\n      + 1)\r\nclass A {}\r\n";

    Diagnosed error = ToyProcessor.compile(compiler, text).errors().get(0);

    assertThat(error.line()).isEqualTo(2);
    if (compiler == CompilerUnderTest.JAVAC) {
      assertThat(error.startColumn()).isEqualTo(12);
      assertThat(error.endColumn()).isEqualTo(12);
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachCompilation_getsAFreshProcessor(CompilerUnderTest compiler) {
    Set<Processor> seen = new HashSet<>();
    Compilation compilation =
        Compilation.of(ToyProcessor.ANNOTATION)
            .withProcessor(
                () -> {
                  ToyProcessor processor = new ToyProcessor();
                  seen.add(processor);
                  return processor;
                });

    compiler.compile(compilation);
    compiler.compile(compilation);

    assertThat(seen).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void classPath_isOnlyWhatWasGiven(CompilerUnderTest compiler) {
    Compilation user =
        Compilation.of(Sources.of("class A { org.jspecify.annotations.NullMarked n; }"));

    assertThat(compiler.compile(user).success()).isFalse();
    Compilation withJar = user.withClassPathOf(org.jspecify.annotations.NullMarked.class);
    CaretAssertions.assertClean(compiler.compile(withJar));
  }

  @ParameterizedTest
  @EnumSource
  void processorPath_isSearched(CompilerUnderTest compiler) {
    Sources unknownHere =
        Sources.of(
            """
            package far;

            import javax.annotation.processing.*;
            import javax.tools.Diagnostic;

            @SupportedAnnotationTypes("*")
            public class Away extends AbstractProcessor {
              @Override
              public boolean process(
                  java.util.Set<? extends javax.lang.model.element.TypeElement> annotations,
                  RoundEnvironment round) {
                processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, "[MOEQ108] found");
                return false;
              }
            }
            """);
    Path path = CompilerUnderTest.JAVAC.compile(Compilation.of(unknownHere)).classes();
    Compilation user =
        Compilation.of(Sources.of("class A {}"))
            .withProcessorPath(path)
            .withOptions("-processor", "far.Away");

    assertThat(compiler.compile(user).errors().get(0).id()).isEqualTo("MOEQ108");
  }

  @ParameterizedTest
  @EnumSource
  void options_arePassedOn(CompilerUnderTest compiler) {
    String option = compiler == CompilerUnderTest.JAVAC ? "-Xlint:rawtypes" : "-warn:+raw";
    Compilation raw = Compilation.of(Sources.of("class A { java.util.List l; }"));

    assertThat(compiler.compile(raw).diagnostics()).isEmpty();
    assertThat(compiler.compile(raw.withOptions(option)).warnings()).hasSize(1);
  }

  @Test
  void path_followsFromPackageAndType() {
    Sources sources =
        Sources.of("package a.b;\n\nimport c.D;\n\nclass Small {}\n\npublic final class Big {}\n")
            .and("package a; record R() {}")
            .and("/** Text with class in it. */\n@Deprecated\npackage a;\n")
            .and("module m {}\n")
            .and("interface Unnamed { class Nested {} }");

    assertThat(sources.files().keySet())
        .containsExactly(
            "a/b/Big.java", "a/R.java", "a/package-info.java", "module-info.java", "Unnamed.java")
        .inOrder();
    assertThrows(IllegalArgumentException.class, () -> sources.and("package a; class R {}"));
    assertThat(sources.shuffled(1).files()).isEqualTo(sources.files());
  }

  @Test
  void location_isWhereAClassWasLoadedFrom() {
    List<Path> locations = List.of(Compilation.locations(Test.class, ToyProcessor.class));

    assertThat(locations).hasSize(2);
    assertThat(locations.get(0).toString()).endsWith(".jar");
  }
}

package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.tools.DocumentationTool;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A strict javadoc build has nothing to say of a factory, of whatever kind. */
class GeneratedJavadocTest {
  private static final Sources KINDS =
      Compilations.demo(
          """
          public class Kinds<T> {
            @Fp8W8A8(blockShape = {128, 128})
            @MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 128, intermediateSize = 128)
            @MoEDeployment(name = "<a> */ & {@b}", tp = 3, expertParallel = true)
            @MoEDeployment(name = "other")
            public static class Plain {}

            @Fp8W8A8
            public static class Bound<T extends CharSequence> {
              @QuantParam(TensorSlot.W1_SCALE) public T w1;
              @QuantParam(TensorSlot.W2_SCALE) public T w2;
            }

            @Int8W8A8
            public class Renamed<T> {
              @QuantParam(TensorSlot.W1_SCALE) public String w1;
              @QuantParam(TensorSlot.W2_SCALE) public String w2;
            }

            @Mxfp4W4A16(bias = true, precisionConfig = true)
            public interface Precision<T> {
              @QuantParam(TensorSlot.W1_SCALE) dev.moequant.tensors.PrecisionConfig w1();
              @QuantParam(TensorSlot.W2_SCALE) dev.moequant.tensors.PrecisionConfig w2();
              @QuantParam(TensorSlot.W1_BIAS) T bias1();
              @QuantParam(TensorSlot.W2_BIAS) T bias2();
            }

            @Mxfp4W4A16(precisionConfig = true)
            public interface Open<E> {
              @QuantParam(TensorSlot.W1_SCALE) dev.moequant.tensors.PrecisionConfig w1();
              @QuantParam(TensorSlot.W2_SCALE) dev.moequant.tensors.PrecisionConfig w2();
            }

            @QuantScheme(weights = @Weights(dtype = DType.INT8))
            public @interface Theirs {}

            @Theirs public record SpelledOut() {}
          }
          """);

  /** What is generated of it is a stub; its class files are those of the same without schemes. */
  private static final Sources WRONG =
      Compilations.demo(
          """
          @Fp8W8A8(perActToken = true, blockShape = {128, 128})
          @MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 128, intermediateSize = 128)
          @MoEDeployment(name = "<a> */ & {@b}", tp = 3)
          public class Wrong<T> {
            @QuantParam(TensorSlot.W1_SCALE) public T w1;
            @QuantParam(TensorSlot.W2_SCALE) public T w2;
          }
          """);

  @TempDir Path folder;

  @Test
  void doclintFindsNothing() throws IOException {
    CompilationResult right = CompilerUnderTest.JAVAC.compile(Compilations.of(KINDS));
    CompilationResult wrong = CompilerUnderTest.JAVAC.compile(Compilations.of(WRONG));
    CompilationResult classes =
        CompilerUnderTest.JAVAC.compile(Compilations.withoutProcessor(WRONG));
    assertThat(right.errors()).isEmpty();
    List<Path> files = new ArrayList<>();
    for (CompilationResult result : List.of(right, wrong)) {
      for (Map.Entry<String, String> source : result.generated().entrySet()) {
        Path file = folder.resolve(source.getKey());
        Files.createDirectories(file.getParent());
        files.add(Files.writeString(file, source.getValue()));
      }
    }
    assertThat(files).hasSize(7);
    assertThat(javadoc(files, right.classes(), classes.classes())).isEmpty();
  }

  private String javadoc(List<Path> files, Path... classes) throws IOException {
    DocumentationTool tool = Objects.requireNonNull(ToolProvider.getSystemDocumentationTool());
    List<Path> classPath = new ArrayList<>(List.of(classes));
    classPath.addAll(
        List.of(
            Compilation.locations(QuantScheme.class, FusedMoEQuantConfig.class, NullMarked.class)));
    StringWriter printed = new StringWriter();
    try (StandardJavaFileManager manager =
        tool.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      manager.setLocationFromPaths(StandardLocation.CLASS_PATH, classPath);
      boolean done =
          tool.getTask(
                  printed,
                  manager,
                  null,
                  null,
                  List.of("-quiet", "-Xdoclint:all", "-Werror", "-d", folder + "/doc"),
                  manager.getJavaFileObjectsFromPaths(files))
              .call();
      return done ? printed.toString() : printed + "failed";
    }
  }
}

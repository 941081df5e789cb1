package dev.moequant.processor;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Diagnosed;
import dev.moequant.testing.RulePage;
import dev.moequant.testing.RulePage.Example;
import dev.moequant.testing.Sources;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;

/**
 * Tries the examples of the pages in {@code docs/rules}: a source is compiled, statements are run,
 * and of a piece of a build file the test makes such a build.
 */
final class RuleExamples {
  /** What no single source can break: the page shows a build, named here is how it is rebuilt. */
  private static final Map<String, Function<Example, Compilation>> BUILDS =
      Map.of(
          "MOEQ806", RuleExamples::withDependencies,
          "MOEQ807", RuleExamples::withArguments,
          "MOEQ901", RuleExamples::withVersions,
          "MOEQ902", RuleExamples::withExclusions,
          "MOEQ999", RuleExamples::crashing);

  /** The family of rules 7xx. */
  private static final int CHECKPOINTS = 7;

  private static final Pattern ARGUMENT = Pattern.compile("<arg>(.+?)</arg>");

  /** In a comment of a source: what only another revision of vLLM has, or has not. */
  private static final Pattern OPTION = Pattern.compile("// .*(-Amoequant\\.vllm=\\S+)");

  private static final Pattern ARTIFACT = Pattern.compile("<artifactId>(.+?)</artifactId>");
  private static final Pattern VERSION = Pattern.compile("<version>(.+?)</version>");

  private static final String IMPORTS =
      """
      package demo;

      import dev.moequant.*;
      import dev.moequant.annotations.*;
      import dev.moequant.deployment.*;
      import dev.moequant.diagnostics.*;
      import dev.moequant.layer.*;
      import dev.moequant.scheme.*;
      import dev.moequant.tensors.*;
      import dev.moequant.tuning.*;
      import java.util.*;

      """;

  private static final Sources EXPERTS = Compilations.demo("@Fp8W8A8 class Experts {}\n");

  /** The user's own tensor type, which the pages take for granted. */
  private static final Sources TENSOR =
      Sources.of(
              """
              package demo;

              import dev.moequant.tensors.TensorType;

              record Tensor(TensorType dtype, long... shape) {}
              """)
          .and(
              """
              package demo;

              import dev.moequant.tensors.TensorAdapter;
              import dev.moequant.tensors.TensorType;

              final class Tensors implements TensorAdapter<Tensor> {
                @Override
                public long[] shape(Tensor tensor) {
                  return tensor.shape();
                }

                @Override
                public TensorType dtype(Tensor tensor) {
                  return tensor.dtype();
                }
              }
              """);

  private RuleExamples() {}

  /**
   * Tries an example.
   *
   * @return everything that is printed about it: one text for each error, warning or exception
   */
  static List<String> said(RulePage page, Example example, CompilerUnderTest compiler) {
    Rule<?> rule = AllRules.of(RuleId.of(page.code()));
    if (rule.id().number() / 100 == CHECKPOINTS) {
      return CheckpointExamples.said(example, compiler);
    }
    if (rule.detectedBy() == DetectedBy.RUN_TIME) {
      return atRunTime(compiler, example);
    }
    Function<Example, Compilation> build = BUILDS.getOrDefault(page.code(), RuleExamples::source);
    CompilationResult result = compiler.compile(build.apply(example));
    boolean isFailed = result.diagnostics().stream().anyMatch(Diagnosed::isError);
    if (result.success() == isFailed) {
      throw new AssertionError(page + ": success is " + result.success() + ", " + result);
    }
    return result.diagnostics().stream()
        .map(found -> (found.isError() ? "error: " : "warning: ") + withoutLines(found.message()))
        .toList();
  }

  /** An example begins at its class: a line of what stands around it says nothing. */
  private static String withoutLines(String message) {
    return message.replaceAll("\n  first .* \\w+\\.java:\\d+$", "");
  }

  private static Compilation source(Example example) {
    return Compilations.of(TENSOR.and(IMPORTS + example.text()))
        .withOptions(all(OPTION, example).toArray(String[]::new));
  }

  /** What the statements throw; a warning is not thrown, they return it. */
  private static List<String> atRunTime(CompilerUnderTest compiler, Example statements) {
    String type =
        """
        public class Example {
          static final TensorAdapter<Tensor> TENSORS = new Tensors();

          public static %s run() {
        %s
          }
        }
        """
            .formatted(
                statements.text().contains("return ") ? "List<Finding>" : "void",
                statements.text());
    CompilationResult result = compiler.compile(source(new Example("java", type)));
    CaretAssertions.assertClean(result);
    try (URLClassLoader classes =
        new URLClassLoader(
            new URL[] {result.classes().toUri().toURL()}, RuleExamples.class.getClassLoader())) {
      Object found = classes.loadClass("demo.Example").getMethod("run").invoke(null);
      return found instanceof List<?> findings
          ? findings.stream().map(each -> "warning: " + ((Finding) each).message()).toList()
          : List.of();
    } catch (InvocationTargetException failed) {
      if (failed.getCause() instanceof InvalidQuantConfigException invalid) {
        return List.of(invalid.toString());
      }
      throw new AssertionError(failed);
    } catch (ReflectiveOperationException | java.io.IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static Compilation withDependencies(Example pom) {
    Compilation build = Compilation.of(EXPERTS).withProcessor(QuantProcessor::new);
    for (String artifact : all(ARTIFACT, pom)) {
      build =
          switch (artifact) {
            case "moequant-annotations" -> build.withClassPathOf(QuantScheme.class);
            case "moequant-runtime" ->
                build.withClassPathOf(
                    QuantScheme.class, FusedMoEQuantConfig.class, NullMarked.class);
            default -> throw new AssertionError(artifact);
          };
    }
    return build;
  }

  private static Compilation withArguments(Example pom) {
    return Compilations.of(EXPERTS).withOptions(all(ARGUMENT, pom).toArray(String[]::new));
  }

  /** With versions that differ, the class path has the rules of an older runtime. */
  private static Compilation withVersions(Example pom) {
    if (all(VERSION, pom).stream().distinct().count() <= 1) {
      return Compilations.of(EXPERTS);
    }
    return Compilations.withRuntimeOfVersion("1", EXPERTS);
  }

  /** The first artifact is the processor, the others are those that are excluded. */
  private static Compilation withExclusions(Example pom) {
    String[] excluded = all(ARTIFACT, pom).stream().skip(1).toArray(String[]::new);
    return Compilations.withoutJars(EXPERTS, excluded);
  }

  private static Compilation crashing(Example pom) {
    return Compilations.withThrowingRule(
            () -> new ArithmeticException("/ by zero"),
            Compilations.demo("@Fp8W8A8(perOutCh = true) class Experts {}\n"))
        .withOptions(all(ARGUMENT, pom).toArray(String[]::new));
  }

  private static List<String> all(Pattern pattern, Example example) {
    return pattern
        .matcher(example.text())
        .results()
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}

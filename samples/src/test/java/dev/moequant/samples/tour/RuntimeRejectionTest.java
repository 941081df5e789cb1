package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.MoECheck;
import dev.moequant.QuantConfigs;
import dev.moequant.QuantReport;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.samples.models.Tensor;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What each class that is rejected or warned about declares, taken from the factory that the
 * compiler left: a program that runs hears what the compiler says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RuntimeRejectionTest {
  /** From here on rules are about layers and deployments. */
  private static final int FIRST_OF_LAYERS = 400;

  private static final int FIRST_OF_FILES = 700;

  private static final String VLLM = "-Amoequant.vllm=";

  /** Under the path of its source, what a program would ask. */
  private final Map<String, MoECheck> questions = new TreeMap<>();

  private final Map<String, ShownSource> sources = new TreeMap<>();

  /** After an error there is a factory, too, a stub; it holds what was declared. */
  RuntimeRejectionTest() throws IOException, ReflectiveOperationException {
    List<ShownSource> shown =
        Samples.shown().stream().filter(source -> isHeard(id(source))).toList();
    Sources all = Sources.read(shown.stream().map(ShownSource::file).toList());
    Compilation compilation = Samples.compilation(all);
    CompilationResult result = CompilerUnderTest.JAVAC.compile(compilation);
    CompilationResult again =
        CompilerUnderTest.JAVAC.compile(
            Compilation.of(all.and(new Sources(result.generated())))
                .withClassPath(compilation.classPath().toArray(Path[]::new)));
    URL[] classes = {again.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      for (ShownSource source : shown) {
        String path = source.shownAs().replaceAll("^.*/java/|\\.java$", "");
        sources.put(path, source);
        questions.put(
            path, question(loader, path.replace('/', '.') + "QuantConfig").vllm(revision(source)));
      }
    }
  }

  private static MoECheck question(ClassLoader loader, String factory)
      throws ReflectiveOperationException {
    Class<?> type = loader.loadClass(factory);
    MoECheck question = MoECheck.of((SchemeSpec) constant(type, "SCHEME"));
    if (Stream.of(type.getDeclaredFields()).noneMatch(field -> field.getName().equals("LAYER"))) {
      return question;
    }
    question = question.layer((LayerSpec) constant(type, "LAYER"));
    for (Class<?> nested : type.getDeclaredClasses()) {
      Method spec = nested.getDeclaredMethod("spec");
      spec.setAccessible(true);
      for (Object deployment : nested.getEnumConstants()) {
        question = question.deployment((DeploymentSpec) spec.invoke(deployment));
      }
    }
    return question;
  }

  private static Object constant(Class<?> factory, String name)
      throws ReflectiveOperationException {
    Field field = factory.getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  private static String id(ShownSource source) {
    return source.expectedIds().get(0);
  }

  /**
   * Of what a program can hear about, too, one rule is about tensors, and has its own test; those
   * about checkpoints are asked of files.
   */
  private static boolean isHeard(String id) {
    Rule<?> rule = AllRules.of(RuleId.of(id));
    return rule.detectedBy() == DetectedBy.ANYONE
        && rule.id().number() < FIRST_OF_FILES
        && !rule.equals(TensorRules.SCALE_KIND);
  }

  Set<String> paths() {
    return questions.keySet();
  }

  @ParameterizedTest
  @MethodSource("paths")
  void programsHearWhatTheCompilerSays(String path) {
    ShownSource source = Objects.requireNonNull(sources.get(path));

    assertThat(
            withKernels(Objects.requireNonNull(questions.get(path)), revision(source))
                .check()
                .findings()
                .stream()
                .map(Finding::message)
                .collect(Collectors.joining("\n")))
        .isEqualTo(printed(source));
  }

  /** As the compiler asks; of 2025-10 no kernels are recorded. */
  private static MoECheck withKernels(MoECheck question, VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07)
        ? question.vllm(revision).kernels(KernelCatalogues.of(revision))
        : question.vllm(revision);
  }

  /** A config of a wrong scheme is not made, and the exception has the same words. */
  @ParameterizedTest
  @MethodSource("paths")
  void noConfigIsMadeOfAWrongScheme(String path) throws IOException {
    ShownSource source = Objects.requireNonNull(sources.get(path));
    QuantReport report = Objects.requireNonNull(questions.get(path)).check();
    CheckedScheme scheme = CheckedScheme.of(report.scheme(), revision(source));
    boolean isOfScheme = AllRules.of(RuleId.of(id(source))).id().number() < FIRST_OF_LAYERS;

    if (isOfScheme && !report.errors().isEmpty()) {
      assertThat(
              assertThrows(
                  InvalidQuantConfigException.class,
                  () -> scheme.create(TENSORS, SlotTensors.none())))
          .hasMessageThat()
          .isEqualTo(printed(source));
    }
  }

  /** The vLLM that the class is compiled for. */
  private static VllmRevision revision(ShownSource source) {
    return source.options().stream()
        .filter(option -> option.startsWith(VLLM))
        .flatMap(option -> VllmRevision.of(option.substring(VLLM.length())).stream())
        .findFirst()
        .orElse(VllmRevision.NEWEST);
  }

  /** The one rule about tensors that both can find; the compiler speaks of the member. */
  @Test
  void aTensorForAPrecisionConfigIsRefusedToo() throws IOException {
    FusedMoEQuantConfig<Tensor> config =
        QuantConfigs.mxfp4W4A16(Tensor.f32("w13", 1f), Tensor.f32("w2", 1f), q -> {});

    InvalidQuantConfigException thrown =
        assertThrows(InvalidQuantConfigException.class, config::w1Precision);

    String code = TensorRules.SCALE_KIND.id().code();
    assertThat(thrown).hasMessageThat().startsWith("[" + code + "] w1_scale is a tensor");
    assertThat(thrown).hasMessageThat().contains(", not a PrecisionConfig\n");
    String printed = printed(shownFor(code));
    assertThat(printed).startsWith("[" + code + "] ");
    assertThat(printed).contains(" asks for a PrecisionConfig\n");
  }

  @Test
  void eachRuleThatAProgramHearsOfIsHere() {
    assertThat(sources.values().stream().map(RuntimeRejectionTest::id).distinct().toList())
        .containsExactlyElementsIn(
            AllRules.all().stream()
                .map(rule -> rule.id().code())
                .filter(RuntimeRejectionTest::isHeard)
                .toList());
  }

  /**
   * The message in what javac prints of a class: it puts the source line and the caret behind the
   * first line, two more spaces before the others, and the number of messages last.
   */
  private static String printed(ShownSource source) {
    List<String> lines = Samples.compiler().compile(source).printed().lines().toList();
    List<String> message = new ArrayList<>();
    message.add(lines.get(0).replaceFirst("^\\S+ (error|warning): ", ""));
    lines.subList(3, lines.size() - 1).forEach(line -> message.add(line.substring(2)));
    return String.join("\n", message);
  }

  private static ShownSource shownFor(String id) throws IOException {
    return Samples.shown().stream()
        .filter(candidate -> candidate.expectedIds().contains(id))
        .findFirst()
        .orElseThrow();
  }
}

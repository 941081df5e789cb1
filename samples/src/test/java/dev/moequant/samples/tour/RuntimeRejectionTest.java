package dev.moequant.samples.tour;

import static com.google.common.truth.Truth.assertThat;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantConfigs;
import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.AllRules;
import dev.moequant.internal.rules.Rule;
import dev.moequant.internal.rules.TensorRules;
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
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The scheme of each class that is rejected or warned about, taken from the factory that the
 * compiler left: a program that runs hears what the compiler says.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class RuntimeRejectionTest {
  private static final String VLLM = "-Amoequant.vllm=";

  private final Map<String, SchemeSpec> schemes = new TreeMap<>();

  /** After an error there is a factory, too, a stub; it holds the scheme as it was declared. */
  RuntimeRejectionTest() throws IOException, ReflectiveOperationException {
    List<ShownSource> shown =
        Samples.shown().stream().filter(source -> isOfScheme(id(source))).toList();
    Sources sources = Sources.read(shown.stream().map(ShownSource::file).toList());
    Compilation compilation = Samples.compilation(sources);
    CompilationResult result = CompilerUnderTest.JAVAC.compile(compilation);
    CompilationResult again =
        CompilerUnderTest.JAVAC.compile(
            Compilation.of(sources.and(new Sources(result.generated())))
                .withClassPath(compilation.classPath().toArray(Path[]::new)));
    URL[] classes = {again.classes().toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      for (ShownSource source : shown) {
        String path = source.shownAs().replaceAll("^.*/java/|\\.java$", "");
        Field scheme =
            loader.loadClass(path.replace('/', '.') + "QuantConfig").getDeclaredField("SCHEME");
        scheme.setAccessible(true);
        schemes.put(id(source), (SchemeSpec) scheme.get(null));
      }
    }
  }

  private static String id(ShownSource source) {
    return source.expectedIds().get(0);
  }

  /** Of what a program can hear about, too, one rule is about tensors, and has its own test. */
  private static boolean isOfScheme(String id) {
    Rule<?> rule = AllRules.of(RuleId.of(id));
    return rule.detectedBy() == DetectedBy.ANYONE && !rule.equals(TensorRules.SCALE_KIND);
  }

  Set<String> ids() {
    return schemes.keySet();
  }

  @ParameterizedTest
  @MethodSource("ids")
  void programsHearWhatTheCompilerSays(String id) throws IOException {
    SchemeSpec scheme = schemes.getOrDefault(id, SchemeSpec.quantScheme());

    assertThat(heard(AllRules.of(RuleId.of(id)), CheckedScheme.of(scheme, revision(id))))
        .isEqualTo(printed(id));
  }

  /** The vLLM that the class is compiled for. */
  private static VllmRevision revision(String id) throws IOException {
    return shownFor(id).options().stream()
        .filter(option -> option.startsWith(VLLM))
        .flatMap(option -> VllmRevision.of(option.substring(VLLM.length())).stream())
        .findFirst()
        .orElse(VllmRevision.NEWEST);
  }

  /** An exception, or, for a warning, what a report has. */
  private static String heard(Rule<?> rule, CheckedScheme scheme) {
    if (rule.severity() == Severity.WARNING) {
      return scheme.check(TENSORS, SlotTensors.none()).warnings().stream()
          .map(Finding::message)
          .collect(Collectors.joining("\n"));
    }
    return String.valueOf(
        assertThrows(
                InvalidQuantConfigException.class, () -> scheme.create(TENSORS, SlotTensors.none()))
            .getMessage());
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
    assertThat(printed(code)).startsWith("[" + code + "] ");
    assertThat(printed(code)).contains(" asks for a PrecisionConfig\n");
  }

  @Test
  void eachRuleOfSchemesIsHere() {
    assertThat(ids())
        .containsExactlyElementsIn(
            AllRules.all().stream()
                .map(rule -> rule.id().code())
                .filter(RuntimeRejectionTest::isOfScheme)
                .toList());
  }

  /**
   * The message in what javac prints of a class: it puts the source line and the caret behind the
   * first line, two more spaces before the others, and the number of messages last.
   */
  private static String printed(String id) throws IOException {
    List<String> lines = Samples.compiler().compile(shownFor(id)).printed().lines().toList();
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

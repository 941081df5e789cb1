package dev.moequant;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.DType;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.internal.check.TestTensor;
import dev.moequant.layer.MoEEnvironment;
import dev.moequant.scheme.Extras;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.scheme.Wna16Spec;
import dev.moequant.tensors.PrecisionConfig;
import dev.moequant.tensors.Scale;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import dev.moequant.tuning.KernelConfig;
import java.io.IOException;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every public value can be printed and compared, also where all that may be missing is. */
class ValueTypesTest {
  private static final PrecisionConfig PRECISION = new PrecisionConfig() {};

  /** What stands for a component that must be there. */
  private static final Map<Class<?>, Object> VALUES = new HashMap<>();

  static {
    VALUES.put(int.class, 1); // there is no layer on 0 ranks
    VALUES.put(long.class, 1L); // nor one of size 0
    VALUES.put(boolean.class, false);
    VALUES.put(String.class, "");
    VALUES.put(Object.class, "a tensor");
    VALUES.put(Extras.class, Extras.of(SchemeKind.UNQUANTIZED));
    VALUES.put(List.class, List.of());
    VALUES.put(Map.class, Map.of());
    VALUES.put(Set.class, Set.of());
    VALUES.put(Optional.class, Optional.empty());
    VALUES.put(Predicate.class, (Predicate<Object>) any -> false);
    VALUES.put(BiPredicate.class, (BiPredicate<Object, Object>) (any, other) -> false);
    VALUES.put(Function.class, Function.identity());
    VALUES.put(SlotTensors.class, SlotTensors.none());
    VALUES.put(RuleId.class, new RuleId(309));
    VALUES.put(LayerSpec.class, LayerSpec.of(layer -> {}));
    VALUES.put(DeploymentSpec.class, DeploymentSpec.of("", deployment -> {}));
    VALUES.put(SchemeSpec.class, SchemeSpec.int8W8A8());
    VALUES.put(PrecisionConfig.class, PRECISION);
  }

  static List<Class<?>> records() throws IOException, URISyntaxException {
    Path classes =
        Path.of(
            FusedMoEQuantConfig.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    try (Stream<Path> files = Files.walk(classes.resolve("dev"))) {
      return files
          .map(file -> classes.relativize(file).toString())
          .filter(name -> name.endsWith(".class"))
          .map(name -> name.replaceFirst("\\.class$", "").replaceAll("[/\\\\]", "."))
          .<Class<?>>map(ValueTypesTest::load)
          .filter(type -> type.isRecord() && isPublic(type))
          // Rows of a catalogue, which only its reader makes; they hold rows, not values.
          .filter(type -> !type.getPackageName().endsWith(".kernels"))
          .toList();
    }
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, ValueTypesTest.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> outer = type.getEnclosingClass();
    return Modifier.isPublic(type.getModifiers()) && (outer == null || isPublic(outer));
  }

  @Test
  void thereAreRecords() throws Exception {
    assertThat(records()).containsAtLeast(FusedMoEQuantDesc.class, Scale.Of.class);
    assertThat(records().size()).isAtLeast(20);
  }

  @ParameterizedTest
  @MethodSource("records")
  void aRecordWithAsLittleAsItTakesIsPrintedAndCompared(Class<?> type) throws Exception {
    Object value = least(type);
    assertThat(value.toString()).isNotNull();
    assertWithMessage("%s", value).that(least(type)).isEqualTo(value);
    assertWithMessage("%s", value).that(least(type).hashCode()).isEqualTo(value.hashCode());
    assertWithMessage("%s", value).that(value).isNotEqualTo("another");
  }

  private static Object least(Class<?> type) throws Exception {
    if (type == Wna16Spec.class) { // is of two annotations, of which least would name neither
      return SchemeSpec.int4W4A16();
    }
    if (type == TensorType.class) { // has a name, whatever else
      return TensorType.F32;
    }
    RecordComponent[] components = type.getRecordComponents();
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < values.length; i++) {
      AnnotatedType component = components[i].getAnnotatedType();
      Class<?> raw = components[i].getType();
      values[i] = component.isAnnotationPresent(Nullable.class) ? null : required(type, raw);
    }
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    return type.getDeclaredConstructor(types).newInstance(values);
  }

  private static Object required(Class<?> owner, Class<?> type) throws Exception {
    Object known = VALUES.get(type);
    if (known != null) {
      return known;
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[0];
    }
    assertWithMessage("what %s takes: add it to the values", owner).that(type.isRecord()).isTrue();
    return least(type);
  }

  @Test
  void aScaleThatIsNotGivenIsNoScale() {
    FusedMoEQuantConfig<String> config = withoutScales();
    assertThat(config.toString()).isEqualTo("make { quantDtype(FLOAT8_E4M3FN) }");
    assertThat(config).isEqualTo(QuantConfigs.<String>fp8W8A8WithScales(null, null, q -> {}));
    assertThat(config.hashCode()).isEqualTo(withoutScales().hashCode());
    assertThat(config.w1Scale()).isNull();
    assertThat(config.w1Precision()).isNull();
    assertThat(config.w1().toString()).isEqualTo("{ dtype(FLOAT8_E4M3FN) }");
  }

  @SuppressWarnings("NullAway") // what an unannotated caller can do
  private static FusedMoEQuantConfig<String> withoutScales() {
    return QuantConfigs.fp8W8A8(null, null, q -> q.a1Scale(null));
  }

  @Test
  @SuppressWarnings("NullAway") // what an unannotated caller can do
  void aBlockThatGivesNullGivesNothing() {
    FusedMoEQuantConfig<TestTensor> config =
        FusedMoEQuantConfig.make(
            TestTensor.TENSORS,
            q -> {
              q.quantDtype(DType.INT8);
              q.a1(a -> a.scale(null));
              q.w1(w -> w.scale(null));
              q.w2(w -> w.precision(null));
            });
    assertThat(config.toString()).isEqualTo("make { quantDtype(INT8) }");
  }

  @Test
  @SuppressWarnings("NullAway") // what an unannotated caller can do
  void thereIsNoScaleOfNothing() {
    assertThat(assertThrows(NullPointerException.class, () -> Scale.of(null)))
        .hasMessageThat()
        .isEqualTo("a Scale holds a tensor; where there is none, give null for it");
    assertThat(assertThrows(NullPointerException.class, () -> Scale.precision(null)))
        .hasMessageThat()
        .isEqualTo("a Scale holds a PrecisionConfig; where there is none, give null for it");
  }

  @Test
  void objectsThatAreNoRecordsArePrinted() {
    assertThat(QuantConfigs.unquantized().toString()).isEqualTo("make { }");
    assertThat(QuantConfigs.biased(null, null, q -> q.gemm1ClampLimit(7.0)).toString())
        .isEqualTo("make(V2026_07) { gemm1ClampLimit(7.0) }");
    assertThat(MoEEnvironment.of(VllmRevision.V2025_10, Map.of()).toString())
        .contains("MoEEnvironment[vLLM 2025-10, VLLM_MOE_DP_CHUNK_SIZE=256, ");
    assertThat(new KernelConfig(withNull()).toString()).contains("num_warps=null");
  }

  @SuppressWarnings("NullAway") // what an unannotated caller can do
  private static Map<String, Object> withNull() {
    Map<String, Object> settings = new HashMap<>();
    settings.put("num_warps", null);
    return settings;
  }
}

package dev.moequant.processor.read;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static java.util.stream.Collectors.toSet;

import dev.moequant.annotations.Fp8W8A8;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** The reader says where each member stands that a rule may point at. */
class SourceMapTest {
  private static final String OPERANDS = "(activations = @Activations, weights = @Weights)";

  @ParameterizedTest
  @EnumSource
  void eachMemberOfASchemeHasAPlace(SchemeKind kind) {
    String values = kind == SchemeKind.QUANT_SCHEME ? OPERANDS : "";
    Reading reading = read("@" + kind.annotationName() + values + " class A {}");
    Set<SchemeMember> members =
        reading.spec().members().stream().flatMap(m -> m.places().stream()).collect(toSet());
    assertThat(reading.sources().places().keySet()).isEqualTo(members);
  }

  @ParameterizedTest
  @EnumSource(
      value = SchemeMember.class,
      names = {"WEIGHTS_GROUP_SHAPE", "ACTIVATIONS_GROUP_SHAPE"})
  void aWrittenMemberStandsAtItsValue(SchemeMember member) {
    Location location = read("@Fp8W8A8(blockShape = 128) class A {}").sources().of(member);
    assertThat(location.value()).isNotNull();
    assertThat(location.mirror()).isNotNull();
  }

  @ParameterizedTest
  @EnumSource(value = SchemeMember.class, mode = Mode.MATCH_ALL, names = "WEIGHTS_(DTYPE|GRAN.*)")
  void aMemberOfANestedAnnotationStandsAtThat(SchemeMember member) {
    Reading reading = read("@QuantScheme(weights = @Weights(zeroPoints = true)) class A {}");
    Location nearest = reading.sources().of(member);
    assertThat(nearest.mirror()).isSameInstanceAs(reading.annotation().mirror());
    assertThat(nearest.value()).isNotNull();
    Location own = reading.sources().of(SchemeMember.WEIGHTS_ZERO_POINTS);
    assertThat(own.mirror()).isSameInstanceAs(Objects.requireNonNull(nearest.value()).getValue());
  }

  @ParameterizedTest
  @EnumSource
  void aMemberOfTheUsersOwnAnnotationStandsAtItsUse(SchemeMember member) {
    Reading reading = read("@Own class A {} @QuantScheme(bias = true) @interface Own {}");
    Location location = reading.sources().of(member);
    assertThat(location.mirror()).isSameInstanceAs(reading.annotation().mirror());
    assertThat(location.value()).isNull();
    assertThat(location.subject().getSimpleName().toString()).isEqualTo("Own");
  }

  /** What is read of the class A. */
  private static Reading read(String source) {
    List<Reading> readings = new ArrayList<>();
    Compilation compilation =
        Compilation.of(Sources.of("import dev.moequant.annotations.*;\n" + source + "\n"))
            .withClassPathOf(Fp8W8A8.class)
            .withProcessor(() -> new Reader(readings::add));
    assertWithMessage(source).that(CompilerUnderTest.JAVAC.compile(compilation).success()).isTrue();
    return readings.get(0);
  }

  private static final class Reader extends AbstractProcessor {
    private final Consumer<Reading> found;

    Reader(Consumer<Reading> found) {
      this.found = found;
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
      return Set.of("*");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
      return SourceVersion.latestSupported();
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
      CompilerContext context = CompilerContext.of(processingEnv);
      round.getRootElements().stream()
          .filter(element -> element.getSimpleName().contentEquals("A"))
          .flatMap(type -> SchemeAnnotations.of((TypeElement) type).stream())
          .map((SchemeAnnotation annotation) -> SchemeReader.read(annotation, context))
          .forEach(found);
      return false;
    }
  }
}

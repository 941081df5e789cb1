package dev.moequant.kotlin;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static dev.moequant.samples.models.Tensor.f32;
import static org.junit.jupiter.api.Assertions.assertThrows;

import annotated.Data;
import annotated.DataQuantConfig;
import annotated.Fields;
import annotated.FieldsQuantConfig;
import annotated.Generic;
import annotated.GenericQuantConfig;
import annotated.Getters;
import annotated.Inheriting;
import annotated.InheritingQuantConfig;
import annotated.NullableQuantConfig;
import annotated.OfCompanion;
import annotated.OfCompanionQuantConfig;
import annotated.SilencedQuantConfig;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Annotated Kotlin classes. The right ones are classes of this module, and Maven has run kapt on
 * them; the wrong ones are processed here.
 */
final class KaptTest {
  private static final Tensor W13 = f32(256, 32, 56);
  private static final Tensor W2 = f32(256, 56, 16);

  @Test
  void factoriesOfKotlinClassesReadTheirProperties() {
    FusedMoEQuantConfig<Tensor> expected = DeepSeekV3ExpertsQuantConfig.create(TENSORS, W13, W2);
    Fields fields = new Fields(W13);
    fields.w2 = W2;

    assertThat(new Getters(W13, W2).config()).isEqualTo(expected);
    assertThat(FieldsQuantConfig.of(fields)).isEqualTo(expected);
    assertThat(DataQuantConfig.of(new Data(W13, W2))).isEqualTo(expected);
    assertThat(GenericQuantConfig.of(new Generic<>(W13, W2))).isEqualTo(expected);
    assertThat(annotated.InternalUser.config(W13, W2)).isEqualTo(expected);

    Inheriting inheriting = new Inheriting(W13);
    assertThat(InheritingQuantConfig.of(inheriting).w1Scale()).isEqualTo(W13);
    FusedMoEQuantConfig<Tensor> statics = OfCompanionQuantConfig.of(new OfCompanion());
    assertThat(statics.w1Scale()).isEqualTo(OfCompanion.w13);
    assertThat(SilencedQuantConfig.SCHEME.toString()).contains("perActToken = true");
  }

  @Test
  void aNullableTensorThatIsMissingIsFoundAtRunTime() {
    InvalidQuantConfigException thrown =
        assertThrows(
            InvalidQuantConfigException.class,
            () -> NullableQuantConfig.of(new annotated.Nullable(W13, null)));

    assertThat(thrown).hasMessageThat().contains("w2_scale");
  }

  @Test
  void errorsAreInKotlinsWordsAndPlacesAndTheirHelpsLeadOut(@TempDir Path folder)
      throws IOException {
    List<Path> sources = sources();
    Map<String, String> announced = KotlinErrors.announced(sources);

    KotlinCompiler.Result wrong = Kapt.process(sources, folder.resolve("wrong"));

    assertThat(wrong.code()).isEqualTo(ExitCode.COMPILATION_ERROR);
    assertWithMessage(wrong.printed())
        .that(KotlinErrors.printed(wrong.printed(), announced))
        .containsExactlyElementsIn(announced.entrySet());

    List<Path> mended = KotlinErrors.mended(sources, folder);
    KotlinCompiler.Result right = Kapt.process(mended, folder.resolve("right"));

    assertThat(right.printed()).isEmpty();
    assertThat(right.code()).isEqualTo(ExitCode.OK);
    Kapt.assertCompiles(mended, folder.resolve("right"));
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.list(Form.module().resolve("src/rejected/kapt"))) {
      return files.sorted().toList();
    }
  }

  @Test
  void theReadmeShowsTheConfigurationThatThisModuleIsBuiltWith() throws IOException {
    String pom = withoutSpace(Files.readString(Form.module().resolve("pom.xml")));

    List<String> blocks = Readme.xmlUnder("### Kotlin with kapt");
    assertThat(blocks).isNotEmpty();
    for (String block : blocks) {
      for (String part : block.split("(?=<executions>)|(?<=</executions>)", -1)) {
        assertThat(pom).contains(withoutSpace(part));
      }
    }
  }

  private static String withoutSpace(String xml) {
    return xml.replaceAll("\\s+", "");
  }
}

package dev.moequant.kotlin;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static dev.moequant.samples.models.Tensor.TENSORS;
import static dev.moequant.samples.models.Tensor.f32;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.DType;
import dev.moequant.dsl.MoeScope;
import dev.moequant.samples.models.DeepSeekV3ExpertsQuantConfig;
import dev.moequant.samples.models.Mixtral8x7BExpertsQuantConfig;
import dev.moequant.samples.models.Tensor;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jetbrains.kotlin.cli.common.ExitCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Kotlin against generated factories. Two compilations for each form: they are not cheap. */
final class KotlinTest {
  private static final Tensor W13 = f32(256, 32, 56);
  private static final Tensor W2 = f32(256, 56, 16);

  @ParameterizedTest
  @EnumSource
  void whatCompilesGivesWhatJavaGives(Form form, @TempDir Path folder) throws Exception {
    List<Path> sources = new ArrayList<>(form.accepted());
    sources.addAll(Readme.writeKotlin(form, folder));
    Path classes = folder.resolve("classes");

    KotlinCompiler.Result result = KotlinCompiler.compile(sources, classes, form.options());

    assertThat(result.printed()).isEmpty();
    assertThat(result.code()).isEqualTo(ExitCode.OK);
    URL[] path = {classes.toUri().toURL()};
    try (URLClassLoader loader = new URLClassLoader(path, getClass().getClassLoader())) {
      Class<?> user = loader.loadClass(form.folder() + ".User");
      assertGivesWhatJavaGives((KotlinUser) user.getDeclaredConstructor().newInstance());
    }
  }

  @Test
  void theReadmeNamesTheAnnotationThatThePluginIsToldOf() throws IOException {
    String name = MoeScope.class.getName();

    assertThat(Readme.text()).contains("samWithReceiver { annotation(\"" + name + "\") }");
    assertThat(Readme.text())
        .contains("<option>sam-with-receiver:annotation=" + name + "</option>");
  }

  private static void assertGivesWhatJavaGives(KotlinUser user) {
    FusedMoEQuantConfig<Tensor> blocks = DeepSeekV3ExpertsQuantConfig.create(TENSORS, W13, W2);
    assertThat(user.blocks(W13, W2)).isEqualTo(blocks);
    assertThat(user.vllm(W13, W2)).isEqualTo(blocks);
    assertThat(user.inputScale(blocks)).isEqualTo("none");

    Tensor w13 = f32(8);
    Tensor w2 = f32(8);
    Tensor a1 = f32(1);
    Tensor a2 = f32();
    FusedMoEQuantConfig<Tensor> scales =
        Mixtral8x7BExpertsQuantConfig.create(TENSORS, w13, w2, a1, a2);
    assertThat(user.staticScales(w13, w2, a1, a2)).isEqualTo(scales);
    assertThat(user.inputScale(scales)).isEqualTo("F32");

    assertThat(user.make(w13, w2))
        .isEqualTo(
            FusedMoEQuantConfig.make(
                TENSORS,
                q -> {
                  q.quantDtype(DType.INT8);
                  q.perActTokenQuant();
                  q.w1(w -> w.scale(w13));
                  q.w2(w -> w.scale(w2));
                }));

    assertThat(user.check(W13, W2).isValid()).isTrue();
    assertThat(user.check(w13, W2).toString()).contains("[MOEQ309] w1_scale is F32 [8], but ");
  }

  @ParameterizedTest
  @EnumSource
  void whatContradictsTheTypesDoesNotCompile(Form form, @TempDir Path folder) throws IOException {
    List<Path> sources = form.rejected();
    Map<String, String> announced = KotlinErrors.announced(sources);

    KotlinCompiler.Result result = KotlinCompiler.compile(sources, folder, form.options());

    assertThat(result.code()).isEqualTo(ExitCode.COMPILATION_ERROR);
    assertWithMessage(result.printed())
        .that(KotlinErrors.printed(result.printed(), announced))
        .containsExactlyElementsIn(announced.entrySet());
  }
}

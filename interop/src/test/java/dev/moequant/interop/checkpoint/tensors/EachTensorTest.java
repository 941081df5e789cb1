package dev.moequant.interop.checkpoint.tensors;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.diagnostics.Finding;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.tensors.Synthetic.Stored;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Of a sound checkpoint nothing is said; and whatever happens to one tensor of it is found, by the
 * right rule.
 */
class EachTensorTest {
  @TempDir private Path folder = Path.of("");

  static Stream<Synthetic> all() {
    return Synthetics.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void nothingIsSaidOfASoundOne(Synthetic sound) {
    Checkpoint checkpoint = sound.read(folder, sound.all());

    assertThat(checkpoint.findings()).isEmpty();
    assertThat(checkpoint.experts()).hasSize(1);
    assertThat(checkpoint.assumptions().toString()).doesNotContain("not compared");
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTensorThatIsDroppedIsMissing(Synthetic sound) {
    for (String name : sound.ofOneExpert()) {
      Map<String, Stored> headers = sound.all();
      headers.remove(name);
      boolean isOptional = sound.get(name).isOptional();

      Checkpoint checkpoint = sound.read(folder, headers);

      assertWithMessage("without %s", name)
          .that(Synthetic.ids(checkpoint))
          .isEqualTo(isOptional ? List.of() : List.of("MOEQ708"));
      assertThat(texts(checkpoint, "MOEQ708")).hasSize(isOptional ? 0 : 1);
      if (!isOptional) {
        assertThat(texts(checkpoint, "MOEQ708").get(0)).contains(name);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTensorThatIsRenamedIsMissingAndLeftOver(Synthetic sound) {
    for (String name : sound.ofOneExpert()) {
      Map<String, Stored> headers = new LinkedHashMap<>();
      sound.all().forEach((key, value) -> headers.put(key.equals(name) ? name + "_x" : key, value));

      Checkpoint checkpoint = sound.read(folder, headers);

      boolean isOptional = sound.get(name).isOptional();
      assertWithMessage("%s renamed", name)
          .that(Synthetic.ids(checkpoint))
          .isEqualTo(isOptional ? List.of("MOEQ710") : List.of("MOEQ708", "MOEQ710"));
      assertThat(texts(checkpoint, "MOEQ710").get(0)).contains(name + "_x");
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTensorOfAnotherDtypeIsFound(Synthetic sound) {
    for (String name : sound.ofOneExpert()) {
      for (String dtype : List.of("F64", "I16", "F8_E5M2")) {
        Map<String, Stored> headers = sound.all();
        headers.replaceAll((key, value) -> key.equals(name) ? value.as(dtype) : value);

        Checkpoint checkpoint = sound.read(folder, headers);

        assertOtherwise(checkpoint, name, dtype);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aTensorOfAnotherShapeIsFound(Synthetic sound) {
    for (String name : sound.ofOneExpert()) {
      for (List<Long> shape : otherShapes(sound.get(name), sound.isFused())) {
        Map<String, Stored> headers = sound.all();
        headers.replaceAll((key, value) -> key.equals(name) ? value.as(shape) : value);

        Checkpoint checkpoint = sound.read(folder, headers);

        assertOtherwise(checkpoint, name, shape.toString());
      }
    }
  }

  private static List<List<Long>> otherShapes(Stored stored, boolean isFused) {
    List<List<Long>> others = new ArrayList<>();
    List<Long> shape = stored.shape();
    for (int i = 0; i < shape.size(); i++) {
      List<Long> longer = new ArrayList<>(shape);
      longer.set(i, 2 * shape.get(i) + 1);
      others.add(List.copyOf(longer));
    }
    if (shape.size() == 2 && !isFused && !shape.get(0).equals(shape.get(1))) {
      others.add(List.of(shape.get(1), shape.get(0)));
    }
    if (shape.isEmpty()) {
      others.add(List.of(3L));
    }
    return others;
  }

  private static void assertOtherwise(Checkpoint checkpoint, String name, String found) {
    assertWithMessage("%s as %s", name, found)
        .that(Synthetic.ids(checkpoint))
        .containsExactly("MOEQ709");
    assertThat(texts(checkpoint, "MOEQ709")).hasSize(1);
    assertThat(texts(checkpoint, "MOEQ709").get(0)).contains(name);
    assertThat(texts(checkpoint, "MOEQ709").get(0)).contains(found);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aBiasWhereThereIsNoneIsFound(Synthetic sound) {
    Map<String, Stored> headers = sound.all();
    String name = sound.ofOneExpert().get(0);
    String module = name.substring(0, Math.max(name.lastIndexOf('.'), name.lastIndexOf("_proj")));
    String bias =
        sound.isFused()
            ? name.substring(0, name.indexOf("_proj")) + "_proj_bias"
            : module + ".bias";
    boolean isThere = headers.containsKey(bias);
    headers.putIfAbsent(bias, Synthetic.stored("BF16", 256));

    Checkpoint checkpoint = sound.read(folder, headers);

    assertThat(Synthetic.ids(checkpoint)).isEqualTo(isThere ? List.of() : List.of("MOEQ716"));
  }

  private static List<String> texts(Checkpoint checkpoint, String code) {
    return checkpoint.findings().stream()
        .filter(finding -> finding.rule().code().equals(code))
        .map(Finding::text)
        .toList();
  }
}

package dev.moequant.beside;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged processor on one processor path with another one, in either order: what compiles
 * beside each, what does not, and that the factories work.
 */
class NeighboursIT {
  @TempDir Path folder;

  /** Who stands first on the processor path. */
  private enum First {
    MOEQUANT,
    NEIGHBOUR;

    List<Path> path(Neighbour neighbour) {
      List<Path> path = new ArrayList<>(Neighbour.moequant());
      path.addAll(this == MOEQUANT ? path.size() : 0, neighbour.jars());
      return path;
    }
  }

  @TestFactory
  Stream<DynamicTest> compilesAndWorksBesideEach() {
    return Neighbour.all().flatMap(neighbour -> inBothOrders(neighbour, this::compilesAndWorks));
  }

  private void compilesAndWorks(Neighbour neighbour, First first) throws Exception {
    Compiled compiled = Compiled.of(neighbour.sources(), first.path(neighbour), newFolder());

    assertThat(compiled.problems().stream().filter(Compiled.Problem::isError).toList()).isEmpty();
    assertThat(ours(compiled)).isEmpty();
    List<?> shapes = (List<?>) compiled.used();
    assertThat(shapes).isNotEmpty();
    shapes.forEach(shape -> assertThat(shape.toString()).isEqualTo("[128, 128]"));
  }

  /** Each line with {@code //! id} has that error, and nothing else is said. */
  @TestFactory
  Stream<DynamicTest> rejectsTheSameInBothOrders() {
    return Stream.of("lombok", "recordbuilder")
        .map(Neighbour::new)
        .flatMap(neighbour -> inBothOrders(neighbour, this::rejects));
  }

  private void rejects(Neighbour neighbour, First first) throws IOException {
    for (Path source : neighbour.rejected()) {
      List<Path> sources = new ArrayList<>(Neighbour.common());
      sources.add(source);
      Compiled compiled = Compiled.of(sources, first.path(neighbour), newFolder());

      assertWithMessage(source.getFileName().toString())
          .that(compiled.errors())
          .containsExactlyElementsIn(expected(source));
    }
  }

  /** Lombok's annotations, and no Lombok: nothing waits for it in vain. */
  @Test
  void losesNothingWhereLombokDoesNotRun() throws IOException {
    Neighbour lombok = new Neighbour("lombok");
    String us = "dev.moequant.processor.QuantProcessor";
    for (String name : List.of("OfValue", "WrongScheme")) {
      List<Path> sources = new ArrayList<>(Neighbour.common());
      sources.addAll(
          lombok.rejected().stream().filter(file -> file.endsWith(name + ".java")).toList());
      Path output = newFolder();
      Compiled compiled =
          Compiled.of(sources, First.MOEQUANT.path(lombok), output, "-processor", us);

      assertThat(Files.exists(output.resolve("demo/" + name + "QuantConfig.java"))).isTrue();
      assertThat(ours(compiled))
          .containsExactlyElementsIn(name.equals("OfValue") ? List.of() : List.of("MOEQ101"));
    }
  }

  @TestFactory
  Stream<DynamicTest> thePropertiesNameTheJars() {
    return Neighbour.all()
        .map(
            neighbour ->
                DynamicTest.dynamicTest(
                    neighbour.name(),
                    () ->
                        assertThat(
                                neighbour.jars().stream()
                                    .map(jar -> jar.getFileName().toString())
                                    .toList())
                            .containsAtLeastElementsIn(neighbour.named())));
  }

  private interface Check {
    void run(Neighbour neighbour, First first) throws Exception;
  }

  private static Stream<DynamicTest> inBothOrders(Neighbour neighbour, Check check) {
    return Stream.of(First.values())
        .map(
            first ->
                DynamicTest.dynamicTest(
                    neighbour + ", first " + first, () -> check.run(neighbour, first)));
  }

  private static List<String> ours(Compiled compiled) {
    return compiled.problems().stream()
        .map(Compiled.Problem::text)
        .filter(text -> text.startsWith("MOEQ"))
        .toList();
  }

  private static List<String> expected(Path source) throws IOException {
    List<String> lines = Files.readAllLines(source);
    List<String> expected = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      int at = lines.get(i).indexOf("//! ");
      if (at >= 0) {
        expected.add(i + 1 + " " + lines.get(i).substring(at + 4));
      }
    }
    return expected;
  }

  private Path newFolder() throws IOException {
    return Files.createTempDirectory(folder, "out");
  }
}

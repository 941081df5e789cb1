package dev.moequant.gradle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Another processor, with sources that use it together with moequant: those that {@code
 * compat-tests} compile without a build tool. Its jars are there once that module was built.
 *
 * @param name of its folders
 */
record Neighbour(String name) {
  private static final Path COMPAT = Gradle.module().resolve("../compat-tests").normalize();
  private static final Path SOURCES = COMPAT.resolve("src/test/resources/beside");
  private static final Path JARS = COMPAT.resolve("target/neighbours");

  /** All whose jars are there. */
  static List<Neighbour> all() throws IOException {
    if (!Files.isDirectory(JARS)) {
      return List.of();
    }
    try (Stream<Path> folders = Files.list(SOURCES)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(name -> Files.isDirectory(JARS.resolve(name)))
          .sorted()
          .map(Neighbour::new)
          .toList();
    }
  }

  /**
   * Makes a project of it.
   *
   * @param folder an empty one
   * @param isFirst whether it stands before moequant on the processor path
   */
  GradleProject in(Path folder, boolean isFirst) throws IOException {
    String us = jars("moequant");
    String them = jars(name);
    return GradleProject.of(
        folder,
        """
        plugins { id 'java' }

        java { sourceCompatibility = 17 }

        dependencies {
            implementation %1$s
            implementation %2$s
            annotationProcessor %3$s
            annotationProcessor %4$s
        }
        """
            .formatted(us, them, isFirst ? them : us, isFirst ? us : them),
        SOURCES.resolve("common"),
        SOURCES.resolve(name));
  }

  private static String jars(String name) {
    String folder = JARS.resolve(name).toString().replace('\\', '/');
    return "fileTree('" + folder + "') { include '*.jar' }";
  }
}

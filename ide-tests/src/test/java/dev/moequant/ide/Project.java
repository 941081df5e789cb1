package dev.moequant.ide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * A Maven project as a user has it.
 *
 * @param folder the folder of its pom
 */
record Project(Path folder) {
  private static final String IMPORT = "import dev.moequant.annotations.*;\n\n";

  /** Makes an empty one, with a line of XML for the compiler. */
  static Project create(Path root, String name, String configuration) throws IOException {
    Project project = new Project(Files.createDirectories(root.resolve(name)));
    try (InputStream in = Project.class.getResourceAsStream("/project.xml")) {
      String pom = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      Files.writeString(
          project.pom(),
          pom.replace("{name}", name)
              .replace("{version}", System.getProperty("moequant.version", ""))
              .replace("{configuration}", configuration));
    }
    return project;
  }

  Path pom() {
    return folder.resolve("pom.xml");
  }

  /** Writes a class with the imports it needs, in a package; its first line is the fifth. */
  Path add(String pkg, String type, String text) throws IOException {
    String imports = text.contains("@") ? IMPORT : "";
    return write(source(pkg, type), "package " + pkg + ";\n\n" + imports + text);
  }

  Path source(String pkg, String type) {
    return folder.resolve("src/main/java/" + pkg + "/" + type + ".java");
  }

  /** Where the IDE writes the factory of a type. */
  Path factory(String pkg, String type) {
    return generated(pkg).resolve(type + "QuantConfig.java");
  }

  /** Where the IDE writes what is generated in a package. */
  Path generated(String pkg) {
    return folder.resolve("target/generated-sources/annotations/" + pkg);
  }

  static Path write(Path file, String text) throws IOException {
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    return Files.writeString(file, text);
  }
}

package dev.moequant.gradle;

import static com.google.common.truth.Truth.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A project; its build script is the one of the README, unless another is given. */
final class GradleProject {
  private static final Pattern SCRIPT =
      Pattern.compile("(?ms)^Gradle:\n\n```kotlin\n(repositories .*?)^```$");

  private final Path folder;

  private GradleProject(Path folder) {
    this.folder = folder;
  }

  /** Makes a project without classes. */
  static GradleProject in(Path folder) throws IOException {
    return of(folder, "plugins { id 'java' }\n\n" + readme());
  }

  /** The same, which looks for checkpoints in its folder {@code checkpoints}. */
  static GradleProject withCheckpoints(Path folder) throws IOException {
    return of(folder, "plugins { id 'java' }\n\n" + readme() + jsonReader() + CHECKPOINTS);
  }

  /** Makes a project with the Java files of some source folders. */
  static GradleProject of(Path folder, String script, Path... sources) throws IOException {
    Files.writeString(folder.resolve("settings.gradle"), "rootProject.name = 'experts'\n");
    Files.writeString(folder.resolve("build.gradle"), script);
    for (Path source : sources) {
      List<Path> copied = new ArrayList<>(files(source, ".java"));
      copied.addAll(files(source, "lombok.config")); // Lombok looks for it beside the sources
      for (Path file : copied) {
        Path copy = folder.resolve("src/main/java").resolve(source.relativize(file).toString());
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
    return new GradleProject(folder);
  }

  /** What the README shows in Kotlin. */
  private static final String CHECKPOINTS =
      """

      class CheckpointFolder implements CommandLineArgumentProvider {
        @InputDirectory
        @PathSensitive(PathSensitivity.RELATIVE)
        File folder

        Iterable<String> asArguments() { ["-Amoequant.checkpoints=" + folder] }
      }

      tasks.withType(JavaCompile) {
        options.compilerArgumentProviders.add(new CheckpointFolder(folder: file('checkpoints')))
      }
      """;

  /** As a file: its pom is of no use, see below. */
  private static String jsonReader() throws IOException {
    Path jar = files(Gradle.REPOSITORY.resolve("com/fasterxml/jackson/core"), ".jar").get(0);
    return "\ndependencies { annotationProcessor files('%s') }\n".formatted(jar);
  }

  /**
   * Its pom has four parents that the repository lacks; only deployments and checkpoints make
   * moequant read JSON.
   */
  private static final String WITHOUT_JSON =
      "\nconfigurations.all { exclude group: 'com.fasterxml.jackson.core' }\n";

  /** Kotlin's compiler is not in the one jar of Gradle; but for one word the script is Groovy. */
  private static String readme() throws IOException {
    Matcher script = SCRIPT.matcher(Files.readString(Gradle.module().resolve("../README.md")));
    assertThat(script.find()).isTrue();
    return script.group(1).replace("val moequant", "def moequant") + WITHOUT_JSON;
  }

  Path folder() {
    return folder;
  }

  void write(String type, String source) throws IOException {
    Path file = source(type);
    Files.createDirectories(file.getParent());
    Files.writeString(file, source);
  }

  void replace(String type, String old, String text) throws IOException {
    replace(source(type), old, text);
  }

  private static void replace(Path file, String old, String text) throws IOException {
    String content = Files.readString(file);
    assertThat(content).contains(old);
    Files.writeString(file, content.replace(old, text));
  }

  /** Writes the {@code config.json} of a checkpoint. */
  void writeConfig(String checkpoint, String json) throws IOException {
    Files.createDirectories(config(checkpoint).resolveSibling("."));
    Files.writeString(config(checkpoint), json);
  }

  void replaceInConfig(String checkpoint, String old, String text) throws IOException {
    replace(config(checkpoint), old, text);
  }

  private Path config(String checkpoint) {
    return folder.resolve("checkpoints").resolve(checkpoint).resolve("config.json");
  }

  void delete(String type) throws IOException {
    Files.delete(source(type));
  }

  Path source(String type) {
    return folder.resolve("src/main/java/demo").resolve(type + ".java");
  }

  /** The simple names of the classes that are there, nested ones not, and when each was written. */
  Map<String, FileTime> classes() throws IOException {
    Map<String, FileTime> classes = new TreeMap<>();
    for (Path file : files(folder.resolve("build/classes"), ".class")) {
      if (file.toString().indexOf('$') < 0) {
        classes.put(name(file), Files.getLastModifiedTime(file));
      }
    }
    return classes;
  }

  /** The simple names of the generated sources that are there. */
  List<String> generated() throws IOException {
    return files(folder.resolve("build/generated"), ".java").stream()
        .map(GradleProject::name)
        .toList();
  }

  /** A generated source. */
  String generated(String name) throws IOException {
    for (Path file : files(folder.resolve("build/generated"), ".java")) {
      if (name(file).equals(name)) {
        return Files.readString(file);
      }
    }
    throw new AssertionError("not generated: " + name);
  }

  private static List<Path> files(Path under, String suffix) throws IOException {
    try (Stream<Path> files = Files.walk(under)) {
      return files.filter(file -> file.toString().endsWith(suffix)).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString().replaceFirst("\\..*", "");
  }
}

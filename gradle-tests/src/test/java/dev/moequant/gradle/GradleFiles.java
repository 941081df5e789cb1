package dev.moequant.gradle;

import static com.google.common.truth.Truth.assertWithMessage;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.ToolProvider;

/**
 * Makes the jar of Gradle's API look like a distribution. There Gradle is some 150 jars, which it
 * looks for by name on its class path; each becomes a jar with the one entry that is read of it.
 */
final class GradleFiles {
  private static final String SUFFIX = "-classpath.properties";

  /** Jars of others that Gradle asks for by name; their classes are in the one jar, too. */
  private static final List<String> OTHERS =
      List.of("asm", "commons-lang", "guava", "jul-to-slf4j", "kryo", "native-platform");

  private final Path sources;
  private final Path jars;
  private final Path made;

  /**
   * Where things are.
   *
   * @param sources the Java files that Gradle's process needs
   * @param jars the API jar and what it depends on
   * @param made an empty folder
   */
  GradleFiles(Path sources, Path jars, Path made) {
    this.sources = sources;
    this.jars = jars;
    this.made = made;
  }

  /** All that Gradle's process is started with. */
  List<Path> classPath() throws IOException {
    List<Path> all = new ArrayList<>(list(jars));
    Path api =
        all.stream()
            .filter(jar -> jar.getFileName().toString().startsWith("gradle-api-"))
            .findFirst()
            .orElseThrow();
    String version = api.getFileName().toString().replace("gradle-api-", "").replace(".jar", "");
    for (String module : modules(api)) {
      String contents = "projects=\nruntime=" + api.getFileName() + "\n";
      all.add(jar(module + "-" + version, Map.of(module + SUFFIX, bytes(contents))));
    }
    all.add(jar("gradle-java-compiler-plugin-" + version, compilerPlugin()));
    for (String other : OTHERS) {
      all.add(jar(other + "-1.0", Map.of()));
    }
    return all;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    }
  }

  private static List<String> modules(Path api) throws IOException {
    try (ZipFile zip = new ZipFile(api.toFile())) {
      return zip.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.endsWith(SUFFIX) && name.indexOf('/') < 0)
          .map(name -> name.substring(0, name.length() - SUFFIX.length()))
          .toList();
    }
  }

  private Map<String, byte[]> compilerPlugin() throws IOException {
    Path classes = Files.createDirectories(made.resolve("classes"));
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    // Not --release: that hides the API of javac.
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(
                null,
                printed,
                printed,
                "-source",
                "17",
                "-target",
                "17",
                "-proc:none",
                "-Xlint:-options",
                "-d",
                classes.toString(),
                sources.resolve("IncrementalCompileTask.java").toString());
    assertWithMessage(printed.toString(StandardCharsets.UTF_8)).that(code).isEqualTo(0);
    Map<String, byte[]> entries = new TreeMap<>();
    entries.put("gradle-java-compiler-plugin" + SUFFIX, bytes("projects=\nruntime=\n"));
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = classes.relativize(file).toString().replace('\\', '/');
        entries.put(name, Files.readAllBytes(file));
      }
    }
    return entries;
  }

  private Path jar(String name, Map<String, byte[]> entries) throws IOException {
    Path jar = made.resolve(name + ".jar");
    try (OutputStream file = Files.newOutputStream(jar);
        ZipOutputStream zip = new ZipOutputStream(file)) {
      zip.putNextEntry(new ZipEntry("META-INF/MANIFEST.MF"));
      zip.write(bytes("Manifest-Version: 1.0\n"));
      for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue());
      }
    }
    return jar;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.moequant.beside;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Another processor: its jars, and sources that use it together with moequant. */
record Neighbour(String name) {
  private static final Path JARS = Path.of(System.getProperty("moequant.neighbours", ""));

  /** All of them, as {@code neighbours.properties} names them. */
  static Stream<Neighbour> all() {
    return coordinates().stringPropertyNames().stream()
        .filter(key -> key.endsWith(".processor"))
        .sorted()
        .map(key -> new Neighbour(key.substring(0, key.indexOf('.'))));
  }

  /** The jars of moequant, the processor's among them. */
  static List<Path> moequant() {
    return files(JARS.resolve("moequant"), ".jar");
  }

  List<Path> jars() {
    return files(JARS.resolve(name), ".jar");
  }

  /** The file names of the jars that the properties name. */
  Set<String> named() {
    return Stream.of(".processor", ".api")
        .map(part -> coordinates().getProperty(name + part).split(":", -1))
        .map(parts -> parts[1] + "-" + parts[2] + ".jar")
        .collect(Collectors.toSet());
  }

  /** What compiles beside it. */
  List<Path> sources() {
    return Stream.of("beside/common", "beside/" + name)
        .flatMap(folder -> files(resource(folder), ".java").stream())
        .toList();
  }

  /** What does not, each alone but for {@link #common}. */
  List<Path> rejected() {
    return files(resource("rejected/" + name), ".java");
  }

  static List<Path> common() {
    return files(resource("beside/common"), ".java");
  }

  @Override
  public String toString() {
    return name;
  }

  private static Properties coordinates() {
    Properties coordinates = new Properties();
    try (InputStream in = Files.newInputStream(resource("beside/neighbours.properties"))) {
      coordinates.load(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    return coordinates;
  }

  private static Path resource(String name) {
    try {
      return Path.of(Neighbour.class.getResource("/" + name).toURI());
    } catch (URISyntaxException broken) {
      throw new IllegalStateException(broken);
    }
  }

  private static List<Path> files(Path folder, String end) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(end)).sorted().toList();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}

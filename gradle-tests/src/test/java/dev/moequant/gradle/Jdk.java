package dev.moequant.gradle;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;

/** A JDK that Gradle runs on: 8.11.1 knows none newer than 23. */
final class Jdk {
  private static final int NEWEST = 23;

  private Jdk() {}

  /** The one that runs the tests, else a JDK 17: the one that CI names, or one beside this one. */
  static Optional<Path> forGradle() throws IOException {
    Path mine = Path.of(System.getProperty("java.home"));
    if (Runtime.version().feature() <= NEWEST) {
      return Optional.of(mine);
    }
    try (Stream<Path> beside = Files.list(mine.toRealPath().resolve("..").normalize())) {
      return Stream.concat(named(), beside.sorted()).filter(Jdk::is17).findFirst();
    }
  }

  private static Stream<Path> named() {
    String onPath = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(
        Stream.of("JAVA_HOME_17", "JAVA_HOME")
            .map(System::getenv)
            .filter(home -> home != null)
            .map(Path::of),
        Arrays.stream(onPath.split(File.pathSeparator, -1))
            .map(folder -> Path.of(folder, "javac"))
            .filter(Files::isExecutable)
            .flatMap(Jdk::home));
  }

  private static Stream<Path> home(Path javac) {
    try {
      return Stream.of(javac.toRealPath().resolve("../..").normalize());
    } catch (IOException e) {
      return Stream.empty(); // a link to nothing
    }
  }

  private static boolean is17(Path home) {
    try {
      return Files.isExecutable(home.resolve("bin/javac"))
          && Files.readString(home.resolve("release")).contains("JAVA_VERSION=\"17");
    } catch (IOException e) {
      return false; // no JDK
    }
  }
}

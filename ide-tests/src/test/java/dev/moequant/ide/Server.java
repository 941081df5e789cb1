package dev.moequant.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** The process of the language server. */
final class Server {
  /** What the server needs itself; it compiles for any version. */
  private static final int OLDEST_JAVA = 21;

  private Server() {}

  static Process start(Path work) throws IOException {
    Path home = Path.of(System.getProperty("ide.server", ""));
    Path configuration = work.resolve("configuration");
    Files.createDirectories(configuration);
    Path shared = home.resolve("config_" + system());
    Files.copy(shared.resolve("config.ini"), configuration.resolve("config.ini"));
    List<String> command = new ArrayList<>();
    command.add(java().toString());
    command.addAll(
        List.of(
            "-Declipse.application=org.eclipse.jdt.ls.core.id1",
            "-Declipse.product=org.eclipse.jdt.ls.core.product",
            "-Dosgi.bundles.defaultStartLevel=4",
            "-Dosgi.checkConfiguration=true",
            "-Dosgi.sharedConfiguration.area=" + shared,
            "-Dosgi.sharedConfiguration.area.readOnly=true",
            "-Dosgi.configuration.cascaded=true",
            "-Xmx1G",
            "--add-modules=ALL-SYSTEM",
            "--add-opens=java.base/java.util=ALL-UNNAMED",
            "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.addAll(List.of("-jar", launcher(home).toString()));
    command.addAll(List.of("-configuration", configuration.toString()));
    command.addAll(List.of("-data", work.resolve("workspace").toString()));
    return new ProcessBuilder(command).redirectError(work.resolve("server.log").toFile()).start();
  }

  private static Path launcher(Path home) throws IOException {
    try (Stream<Path> plugins = Files.list(home.resolve("plugins"))) {
      return plugins
          .filter(
              file ->
                  file.getFileName()
                      .toString()
                      .matches("org\\.eclipse\\.equinox\\.launcher_.*\\.jar"))
          .findFirst()
          .orElseThrow();
    }
  }

  private static String system() {
    String name = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
    boolean isArm = System.getProperty("os.arch", "").equals("aarch64");
    if (name.contains("win")) {
      return "win";
    }
    return (name.contains("mac") ? "mac" : "linux") + (isArm ? "_arm" : "");
  }

  /** The Java that runs it: this one, or that of the variables which {@code .ci/run} knows. */
  private static Path java() {
    if (Runtime.version().feature() >= OLDEST_JAVA) {
      return javaIn(System.getProperty("java.home", ""));
    }
    return Stream.of("JAVA_HOME_25", "JAVA_HOME_21")
        .map(System::getenv)
        .flatMap(home -> Optional.ofNullable(home).stream())
        .map(Server::javaIn)
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalStateException(
                    "the Java language server needs JDK 21 or newer: run Maven on one, or set"
                        + " JAVA_HOME_25"));
  }

  private static Path javaIn(String home) {
    return Path.of(Objects.requireNonNull(home), "bin", "java");
  }
}

package dev.moequant.gradle;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** A process of Gradle's, in which one build runs after the other. */
final class Gradle implements AutoCloseable {
  private static final Path JARS = Path.of(System.getProperty("moequant.gradleJars", ""));
  static final Path REPOSITORY = Path.of(System.getProperty("moequant.repository", ""));

  /** What Gradle opens in its own start script, and what its incremental compiler needs. */
  private static final List<String> OPENED =
      List.of(
          "--add-opens=java.base/java.lang=ALL-UNNAMED",
          "--add-opens=java.base/java.lang.invoke=ALL-UNNAMED",
          "--add-opens=java.base/java.net=ALL-UNNAMED",
          "--add-opens=java.base/java.nio.charset=ALL-UNNAMED",
          "--add-opens=java.base/java.util=ALL-UNNAMED",
          "--add-opens=java.prefs/java.util.prefs=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.code=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.file=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.tree=ALL-UNNAMED",
          "--add-exports=jdk.compiler/com.sun.tools.javac.util=ALL-UNNAMED");

  /** As the tests themselves, see the parent's pom. */
  private static final List<String> SHORT_LIVED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Process process;
  private final BufferedReader output;
  private final Writer requests;

  private Gradle(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
    this.requests = process.outputWriter(StandardCharsets.UTF_8);
  }

  /**
   * What a build gave.
   *
   * @param isSuccess whether the classes were compiled
   * @param printed what a user reads with {@code --info}
   */
  record Outcome(boolean isSuccess, String printed) {}

  /** Starts the process. */
  static Gradle start(Path jdk, Path folder) throws IOException {
    Path sources = module().resolve("src/gradle");
    Path made = Files.createDirectories(folder.resolve("made"));
    List<String> command = new ArrayList<>();
    command.add(jdk.resolve("bin/java").toString());
    command.addAll(SHORT_LIVED);
    command.addAll(OPENED);
    command.add("-Dmaven.repo.local=" + REPOSITORY); // that is mavenLocal()
    command.add("-cp");
    command.add(join(new GradleFiles(sources, JARS, made).classPath()));
    command.add(sources.resolve("GradleServer.java").toString());
    command.add(folder.resolve("home").toString());
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    // A machine's own settings are none of this test's.
    builder.environment().keySet().removeIf(name -> name.startsWith("GRADLE_"));
    return new Gradle(builder.start());
  }

  private static String join(Collection<Path> paths) {
    return paths.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
  }

  /** The folder of this module; Failsafe names it, an IDE starts there. */
  static Path module() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  /** Compiles the classes of a project. */
  Outcome compile(Path project) throws IOException {
    requests.write(project + "\n");
    requests.flush();
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("##")) {
        return new Outcome(line.equals("##DONE"), printed.toString());
      }
      printed.append(line).append('\n');
    }
    throw new IOException("Gradle ended without an outcome:\n" + printed);
  }

  @Override
  public void close() throws IOException {
    requests.close();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroy();
      Thread.currentThread().interrupt();
    }
  }
}

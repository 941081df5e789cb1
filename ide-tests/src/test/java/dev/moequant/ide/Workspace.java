package dev.moequant.ide;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The projects that the tests share, since to start the server takes longest; and the figures. */
final class Workspace {
  private static final Path WORK = Path.of(System.getProperty("ide.work", ""));
  private static final String WRONG = "@Fp8W8A8(perActToken = true, blockShape = {128, 128})\n";
  private static final String OPTION = "<compilerArgs><arg>-Amoequant.nope=1</arg></compilerArgs>";

  private final List<String> figures = new ArrayList<>();
  private @Nullable Ide ide;
  private @Nullable Project main;
  private @Nullable Project optionOfClass;
  private @Nullable Project optionOfRecord;
  private @Nullable Corpus corpus;

  /** What may fail as anything does. */
  interface Action {
    void run() throws Exception;
  }

  void open() throws Exception {
    delete(WORK);
    Path projects = WORK.resolve("projects");
    Project plain = Project.create(projects, "plain", "");
    main = plain;
    add(plain);
    optionOfClass = Project.create(projects, "option-class", OPTION);
    optionOfClass.add("demo", "First", "@Fp8W8A8\nclass First {}\n");
    optionOfRecord = Project.create(projects, "option-record", OPTION);
    optionOfRecord.add("demo", "First", "@Fp8W8A8\nrecord First(int layer) {}\n");
    Path root = Path.of(System.getProperty("moequant.root", ""));
    corpus =
        Corpus.copy(
            root.resolve("processor/src/test/resources/diagnostics"),
            Project.create(projects, "corpus", ""));
    Path settings = new Repository(WORK).settings();
    long start = System.nanoTime();
    Ide opened = Ide.open(WORK, projects, settings);
    ide = opened;
    figure("started, projects imported", start);
    opened.await(found -> !found.isEmpty(), plain.source("demo", "OfAClass"));
    figure("first diagnostics, from the start of the server", start);
  }

  private static void add(Project project) throws IOException {
    project.add("demo", "OfAClass", WRONG + "class OfAClass {}\n");
    project.add("demo", "OnlyComponents", WRONG + "record OnlyComponents(int layer) {}\n");
    project.add("demo", "Before", WRONG + "class Before {}\n");
    project.add("demo", "Deleted", WRONG + "record Deleted(int layer) {}\n");
    project.add(
        "demo",
        "WithAMethod",
        WRONG + "record WithAMethod(int layer) {\n  int next() {\n    return layer + 1;\n  }\n}\n");
    project.add("demo", "Outer", "class Outer {\n" + WRONG + "  record Nested(int layer) {}\n}\n");
    project.add("demo", "Around", "class Around {\n" + WRONG + "  static class Inner {}\n}\n");
    project.add("demo", "WarnedClass", "@Int4W4A16(groupSize = 48)\nclass WarnedClass {}\n");
    project.add(
        "demo", "WarnedRecord", "@Int4W4A16(groupSize = 48)\nrecord WarnedRecord(int layer) {}\n");
    project.add(
        "demo",
        "Loose",
        """
        record Loose(
            @QuantParam(TensorSlot.W1_SCALE) String w1,
            @QuantParam(TensorSlot.W2_SCALE) String w2) {}
        """);
    project.add("demo", "Sound", "@Fp8W8A8\nclass Sound {}\n");
    project.add(
        "demo",
        "User",
        """
        class User {
          Object sound = SoundQuantConfig.SCHEME;
          Object ofAClass = OfAClassQuantConfig.SCHEME;
          Object onlyComponents = OnlyComponentsQuantConfig.SCHEME;
        }
        """);
  }

  Ide ide() {
    return known(ide);
  }

  Path source(String type) {
    return known(main).source("demo", type);
  }

  Path factory(String type) {
    return known(main).factory("demo", type);
  }

  Project optionOfClass() {
    return known(optionOfClass);
  }

  Project optionOfRecord() {
    return known(optionOfRecord);
  }

  Corpus corpus() {
    return known(corpus);
  }

  private static <T> T known(@Nullable T part) {
    if (part == null) {
      throw new IllegalStateException("not open");
    }
    return part;
  }

  /** Does something, waits for what it leads to, and notes how long that took. */
  void time(String what, Action action, Predicate<List<Problem>> wanted, Path... files)
      throws Exception {
    long start = System.nanoTime();
    action.run();
    ide().await(wanted, files);
    figure(what, start);
    // An edit that undoes the last one before that is built changes nothing, and nothing is said.
    TimeUnit.SECONDS.sleep(3);
  }

  /** Like await, but it is for the caller to say what is wrong. */
  List<Problem> awaitQuietly(Predicate<List<Problem>> wanted, Path... files) throws Exception {
    try {
      return ide().await(wanted, files);
    } catch (AssertionError late) {
      return ide().problems(List.of(files));
    }
  }

  private void figure(String what, long start) {
    double seconds = (System.nanoTime() - start) / 1e9;
    figures.add(String.format(Locale.ROOT, "| %s | %.1f s |", what, seconds));
  }

  /** Prints what goes to docs/quality.md. */
  void close() throws Exception {
    if (ide != null) {
      ide.close();
    }
    Files.write(WORK.resolve("figures.md"), figures);
    figures.forEach(System.out::println);
  }

  private static void delete(Path folder) throws IOException {
    if (Files.isDirectory(folder)) {
      try (Stream<Path> all = Files.walk(folder)) {
        for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    }
  }
}

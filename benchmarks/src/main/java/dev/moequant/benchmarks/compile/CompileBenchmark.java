package dev.moequant.benchmarks.compile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Whole compilations in one warm JVM: each processor beside its limit, in the same round. */
public final class CompileBenchmark {
  private CompileBenchmark() {}

  /**
   * Measures, and prints the tables of {@code docs/benchmarks.md}.
   *
   * @param args the folder with the jars of the subjects, the rounds to warm up, the rounds to
   *     count, and which cases to run: a regular expression of {@code SCHEME/1000}
   */
  public static void main(String[] args) {
    List<CompileCase> cases = cases(Path.of(args[0]), args[3]);
    run(cases, Integer.parseInt(args[1]));
    cases.forEach(CompileCase::forgetTimes);
    run(cases, Integer.parseInt(args[2]));
    System.out.printf(
        "%nJDK %s, %d processors, %s rounds after %s to warm up; median (minimum).%n%n%s%n%s%n%s",
        Runtime.version(),
        Runtime.getRuntime().availableProcessors(),
        args[2],
        args[1],
        Tables.ofTimes(cases),
        Tables.ofRatios(cases),
        Tables.ofGrowth(cases));
  }

  private static List<CompileCase> cases(Path folder, String include) {
    Map<String, Jars> jars = new HashMap<>();
    List<CompileCase> cases = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      Jars ofSubject =
          jars.computeIfAbsent(subject.folder(), name -> Jars.in(folder.resolve(name)));
      for (int size : subject.sizes()) {
        if ((subject + "/" + size).matches(include)) {
          cases.add(new CompileCase(subject, size, ofSubject));
        }
      }
    }
    return cases;
  }

  private static void run(List<CompileCase> cases, int rounds) {
    for (int round = 0; round < rounds; round++) {
      for (CompileCase each : cases) {
        each.run(round);
      }
    }
  }
}

package dev.moequant.benchmarks.compile;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** The tables of {@code docs/benchmarks.md}, in Markdown. */
final class Tables {
  private Tables() {}

  /** What each case took. */
  static String ofTimes(List<CompileCase> cases) {
    StringBuilder table =
        new StringBuilder(
            """
            | milliseconds | of | limit | bare | processor |
            | --- | ---: | ---: | ---: | ---: |
            """);
    for (CompileCase c : cases) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | %s | %s | %s |%n",
              c.subject().title(),
              c.size(),
              c.times(Variant.LIMIT),
              c.times(Variant.BARE),
              c.times(Variant.PROCESSOR)));
    }
    return table.toString();
  }

  /** The same as ratios; those by CPU time stand the neighbours of a shared machine. */
  static String ofRatios(List<CompileCase> cases) {
    StringBuilder table =
        new StringBuilder(
            """
            | ratios | of | **processor / limit** | by minima | by CPU time | bare / limit by CPU time | processor / bare by CPU time |
            | --- | ---: | ---: | ---: | ---: | ---: | ---: |
            """);
    for (CompileCase c : cases) {
      table.append(
          String.format(
              Locale.ROOT,
              "| %s | %,d | **%.2f** | %.2f | %.2f | %.2f | %.2f |%n",
              c.subject().title(),
              c.size(),
              ratio(c, Variant.PROCESSOR, Variant.LIMIT, Times::medianOfWall),
              ratio(c, Variant.PROCESSOR, Variant.LIMIT, Times::minimumOfWall),
              ratio(c, Variant.PROCESSOR, Variant.LIMIT, Times::medianOfCpu),
              ratio(c, Variant.BARE, Variant.LIMIT, Times::medianOfCpu),
              ratio(c, Variant.PROCESSOR, Variant.BARE, Times::medianOfCpu)));
    }
    return table.toString();
  }

  /** How much longer ten times as many classes take. */
  static String ofGrowth(List<CompileCase> cases) {
    StringBuilder table =
        new StringBuilder(
            """
            | 1,000 classes / 100 classes | limit | processor | by minima | by CPU time |
            | --- | ---: | ---: | ---: | ---: |
            """);
    for (CompileCase large : cases) {
      for (CompileCase small : cases) {
        if (large.size() == 1000 && small.size() == 100 && large.subject() == small.subject()) {
          table.append(
              String.format(
                  Locale.ROOT,
                  "| %s | %.1f | **%.1f** | %.1f | %.1f |%n",
                  large.subject().title(),
                  growth(small, large, Variant.LIMIT, Times::medianOfWall),
                  growth(small, large, Variant.PROCESSOR, Times::medianOfWall),
                  growth(small, large, Variant.PROCESSOR, Times::minimumOfWall),
                  growth(small, large, Variant.PROCESSOR, Times::medianOfCpu)));
        }
      }
    }
    return table.toString();
  }

  private static double ratio(
      CompileCase c, Variant variant, Variant to, ToDoubleFunction<Times> value) {
    return value.applyAsDouble(c.times(variant)) / value.applyAsDouble(c.times(to));
  }

  private static double growth(
      CompileCase small, CompileCase large, Variant variant, ToDoubleFunction<Times> value) {
    return value.applyAsDouble(large.times(variant)) / value.applyAsDouble(small.times(variant));
  }
}

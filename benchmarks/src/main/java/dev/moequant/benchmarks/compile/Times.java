package dev.moequant.benchmarks.compile;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What one thing took, again and again; in nanoseconds. */
final class Times {
  private final List<Long> wall = new ArrayList<>();
  private final List<Long> cpu = new ArrayList<>();

  void add(Compilation compilation) {
    wall.add(compilation.wallNanos());
    cpu.add(compilation.cpuNanos());
  }

  double medianOfWall() {
    return median(wall);
  }

  double minimumOfWall() {
    return wall.stream().mapToLong(Long::longValue).min().orElseThrow();
  }

  double medianOfCpu() {
    return median(cpu);
  }

  private static double median(List<Long> values) {
    List<Long> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2.0;
  }

  /** Median and minimum in milliseconds. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "%.1f (%.1f)", medianOfWall() / 1e6, minimumOfWall() / 1e6);
  }
}

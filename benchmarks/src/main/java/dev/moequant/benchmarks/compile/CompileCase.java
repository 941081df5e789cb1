package dev.moequant.benchmarks.compile;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.annotation.processing.Processor;

/** So many classes, or deployments, of one subject, compiled in each {@link Variant}. */
final class CompileCase {
  private final Subject subject;
  private final int size;
  private final Jars jars;
  private final List<MemoryFile> sources;
  private final List<MemoryFile> generated;
  private final Set<String> classes;
  private final Map<Variant, Times> times = new EnumMap<>(Variant.class);

  /** Generates once, for those variants that have the generated sources from the beginning. */
  CompileCase(Subject subject, int size, Jars jars) {
    this.subject = subject;
    this.size = size;
    this.jars = jars;
    this.sources = subject.sources(size);
    Compilation first = Compilation.of(sources, jars.api(), jars.newProcessors());
    this.generated = first.generated();
    this.classes = first.classes();
    int expected = subject.generated(size);
    if (generated.size() != expected) {
      throw new IllegalStateException(
          subject + " generates " + generated.size() + " sources, not " + expected);
    }
    forgetTimes();
  }

  Subject subject() {
    return subject;
  }

  int size() {
    return size;
  }

  Times times(Variant variant) {
    return times.get(variant);
  }

  /** The warm-up is over. */
  void forgetTimes() {
    for (Variant variant : Variant.values()) {
      times.put(variant, new Times());
    }
  }

  /** Compiles each variant once, in an order that differs from round to round. */
  void run(int round) {
    Variant[] variants = Variant.values();
    for (int i = 0; i < variants.length; i++) {
      run(variants[(i + round) % variants.length]);
    }
  }

  private void run(Variant variant) {
    System.gc(); // what the one before left behind is not paid by this one
    Compilation compilation =
        switch (variant) {
          case LIMIT -> compile(Stream.concat(sources.stream(), generated.stream()).toList());
          case BARE -> compile(sources, new BareProcessor(generated));
          case PROCESSOR -> compile(sources, jars.newProcessors().toArray(Processor[]::new));
        };
    if (!compilation.classes().equals(classes)) {
      throw new IllegalStateException(subject + " has other classes as " + variant);
    }
    times.get(variant).add(compilation);
  }

  private Compilation compile(List<MemoryFile> files, Processor... processors) {
    return Compilation.of(files, jars.api(), List.of(processors));
  }
}

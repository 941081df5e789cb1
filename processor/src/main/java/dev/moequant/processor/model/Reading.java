package dev.moequant.processor.model;

import dev.moequant.scheme.SchemeSpec;
import java.util.List;

/**
 * One annotation, read.
 *
 * @param annotation where it stands
 * @param spec what it declares
 * @param sources where each member of that stands
 * @param skew how the annotations on the class path differ from those that this processor knows,
 *     for example {@code has DType.FP2}; empty where they do not
 * @param state whether the spec has all that is written
 */
public record Reading(
    SchemeAnnotation annotation,
    SchemeSpec spec,
    SourceMap sources,
    List<String> skew,
    State state) {
  /** Whether all values of an annotation could be read. */
  public enum State {
    /** All are there. */
    RESOLVED,
    /** One is not there, and another processor may be about to generate it. */
    WAITING,
    /** The compiler has an error for one, so nothing is said of the scheme. */
    BROKEN
  }

  /** Keeps an unmodifiable copy of the differences. */
  public Reading {
    skew = List.copyOf(skew);
  }
}

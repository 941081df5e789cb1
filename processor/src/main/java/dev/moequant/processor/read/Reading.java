package dev.moequant.processor.read;

import dev.moequant.spec.SchemeSpec;
import java.util.List;

/**
 * One annotation, read.
 *
 * @param annotation where it stands
 * @param spec what it declares
 * @param skew how the annotations on the class path differ from those that this processor knows,
 *     for example {@code has DType.FP2}; empty where they do not
 */
public record Reading(SchemeAnnotation annotation, SchemeSpec spec, List<String> skew) {
  /** Keeps an unmodifiable copy of the differences. */
  public Reading {
    skew = List.copyOf(skew);
  }
}

package dev.moequant.processor.read;

import dev.moequant.spec.SchemeSpec;
import java.util.List;

/**
 * One annotation, read.
 *
 * @param annotation where it stands
 * @param spec what it declares
 * @param unknownConstants enum constants that this processor does not know, because the annotations
 *     on the class path are newer
 */
public record Reading(SchemeAnnotation annotation, SchemeSpec spec, List<String> unknownConstants) {
  /** Keeps an unmodifiable copy of the constants. */
  public Reading {
    unknownConstants = List.copyOf(unknownConstants);
  }
}

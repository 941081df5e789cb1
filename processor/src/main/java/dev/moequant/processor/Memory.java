package dev.moequant.processor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All that is known from one round to the next: names, never elements. */
final class Memory {
  /** Types whose values are not there yet. */
  final NamedTypes deferred = new NamedTypes();

  /** Types with bindings and, so far, no scheme. */
  final NamedTypes withoutScheme = new NamedTypes();

  /**
   * Those of them with an annotation that does not exist (yet). After an error javac no longer says
   * so in the last round.
   */
  final Set<String> withUnresolvedAnnotation = new HashSet<>();

  /** Types whose members a class with a scheme has. */
  final Set<String> inherited = new HashSet<>();

  /** By the name of a factory, as the Filer gets it, the name of its type. */
  final Map<String, String> written = new HashMap<>();

  /** The top-level types that are compiled, generated ones included. */
  final NamedTypes roots = new NamedTypes();

  /** Their names alone. */
  final Set<String> sources = new HashSet<>();

  /** Scheme annotations declared in this compilation: what is wrong with them is said there. */
  final Set<String> declaredHere = new HashSet<>();

  /** Whether the processor as a whole has failed, and said so. */
  boolean crashed;

  /** Whether the options have been looked at. */
  boolean optionsChecked;

  /** Whether a type is to be looked at again, whatever is new in the round. */
  boolean isWaiting() {
    return !(deferred.isEmpty() && withoutScheme.isEmpty());
  }
}

package dev.moequant.processor;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** All that is known from one round to the next: names, never elements. */
final class Memory {
  /** Types whose values are not there yet. */
  final DeferredTypes deferred = new DeferredTypes();

  /** By the name of a factory the name of its type. */
  final Map<String, String> written = new HashMap<>();

  /** The top-level types that are compiled, generated ones included. */
  final Set<String> sources = new HashSet<>();

  /** Scheme annotations declared in this compilation: what is wrong with them is said there. */
  final Set<String> declaredHere = new HashSet<>();

  /** Whether the options have been looked at. */
  boolean optionsChecked;
}

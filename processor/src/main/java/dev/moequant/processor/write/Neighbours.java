package dev.moequant.processor.write;

import dev.moequant.processor.lang.Lookup;
import java.util.HashMap;
import java.util.Map;

/**
 * The types of the packages that factories are written into: these see them by their simple names.
 *
 * <p>Of one round, in which no type becomes visible: javac looks long for a type that is not there,
 * so each name is asked for once.
 */
final class Neighbours {
  private final Lookup lookup;
  private final Map<String, Boolean> known = new HashMap<>();

  Neighbours(Lookup lookup) {
    this.lookup = lookup;
  }

  /** Whether there is such a type beside a factory. */
  boolean have(FactoryModel model, String simpleName) {
    String name = model.factoryName().peerClass(simpleName).canonicalName();
    return known.computeIfAbsent(
        lookup.moduleName(model.type()) + "/" + name,
        key -> lookup.type(model.type(), name) != null);
  }
}

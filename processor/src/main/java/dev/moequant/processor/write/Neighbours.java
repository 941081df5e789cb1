package dev.moequant.processor.write;

import dev.moequant.processor.lang.Lookup;

/** The types of the package that a factory is written into: it sees them by their simple names. */
record Neighbours(Lookup lookup, FactoryModel model) {
  boolean have(String simpleName) {
    return lookup.type(model.type(), model.factoryName().peerClass(simpleName).canonicalName())
        != null;
  }
}

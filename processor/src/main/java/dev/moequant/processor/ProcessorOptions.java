package dev.moequant.processor;

import java.util.Map;
import java.util.Set;

/**
 * What can be set with {@code -Amoequant.…}. All names are declared, since javac warns about
 * options that no processor knows.
 *
 * @param debug whether a crash prints its stack trace ({@code -Amoequant.debug=true})
 */
record ProcessorOptions(boolean debug) {
  private static final String DEBUG = "moequant.debug";

  static Set<String> names() {
    return Set.of(DEBUG);
  }

  static ProcessorOptions of(Map<String, String> options) {
    // "-Amoequant.debug" without a value arrives as a key with null.
    return new ProcessorOptions(options.containsKey(DEBUG) && !"false".equals(options.get(DEBUG)));
  }
}

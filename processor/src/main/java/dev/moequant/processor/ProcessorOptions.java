package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.PlacementRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What can be set with {@code -Amoequant.…}. All names are declared, since javac warns about
 * options that no processor knows.
 *
 * @param debug whether a crash prints its stack trace ({@code -Amoequant.debug=true})
 */
record ProcessorOptions(boolean debug) {
  private static final String PREFIX = "moequant.";

  /** A constant: who asks for the names may have nothing else of this class. */
  static final String DEBUG = PREFIX + "debug";

  static Set<String> names() {
    return Set.of(DEBUG);
  }

  /** What is wrong with the options that begin with our prefix. */
  static List<Finding> check(Map<String, String> options) {
    List<Finding> findings = new ArrayList<>();
    for (String name : new TreeSet<>(options.keySet())) {
      String value = options.get(name);
      if (name.startsWith(PREFIX) && !name.equals(DEBUG)) {
        findings.add(
            finding(name, "there is no such option", "options are " + String.join(", ", names())));
      } else if (name.equals(DEBUG) && value != null && !value.matches("true|false")) {
        findings.add(
            finding(
                name + "=" + value,
                "it takes true or false",
                "write -A" + DEBUG + "=true to see stack traces, or leave it out"));
      }
    }
    return findings;
  }

  private static Finding finding(String option, String text, String help) {
    return PlacementRules.OPTION.finding(List.of(option, text), List.of(help));
  }

  static ProcessorOptions of(Map<String, String> options) {
    // "-Amoequant.debug" without a value arrives as a key with null.
    return new ProcessorOptions(options.containsKey(DEBUG) && !"false".equals(options.get(DEBUG)));
  }
}

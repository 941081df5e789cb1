package dev.moequant.processor.write;

import dev.moequant.deployment.DeploymentSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** The constants of deployments: {@code "four l40s"} is {@code FOUR_L40S}. */
final class DeploymentNames {
  /** A class file has names of some ten thousand letters; a reader has not. */
  private static final int LONGEST = 100;

  private static final Pattern OPEN_END = Pattern.compile("[_\\x{d800}-\\x{dbff}]$");

  private DeploymentNames() {}

  /**
   * One for each, in their order. Where two names give one constant, the later one gets a number.
   */
  static List<String> of(List<DeploymentSpec> deployments) {
    List<String> names = new ArrayList<>();
    for (DeploymentSpec deployment : deployments) {
      String name = constant(deployment.name());
      String free = name;
      for (int i = 2; names.contains(free); i++) {
        free = name + "_" + i;
      }
      names.add(free);
    }
    return names;
  }

  private static String constant(String name) {
    StringBuilder words = new StringBuilder();
    name.codePoints()
        .forEach(
            letter -> {
              if (Character.isLetterOrDigit(letter) && Character.isJavaIdentifierPart(letter)) {
                words.appendCodePoint(letter);
              } else if (!words.isEmpty() && words.charAt(words.length() - 1) != '_') {
                words.append('_');
              }
            });
    String constant =
        OPEN_END
            .matcher(words.substring(0, Math.min(LONGEST, words.length())))
            .replaceFirst("")
            .toUpperCase(Locale.ROOT);
    if (constant.isEmpty()) {
      return "DEPLOYMENT";
    }
    return Character.isJavaIdentifierStart(constant.codePointAt(0)) ? constant : "_" + constant;
  }
}

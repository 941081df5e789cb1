package dev.moequant.cli.output;

import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.Kernel;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Findings name members of annotations, since a compiler says them, too. Here they are said as one
 * writes them on a command line: {@code --ep} for {@code expertParallel = true}.
 */
final class FlagWords {
  private static final String MEMBERS =
      Arrays.stream(ServeFlag.values()).map(ServeFlag::member).collect(Collectors.joining("|"));

  /** Of {@code intermediateSize / tp = 768 / 4} the member is part of a sum, and not said. */
  private static final Pattern SAID =
      Pattern.compile("(?<![/x+] )\\b(" + MEMBERS + ") = (-?\\w+(?:(?:, | or )[A-Z][A-Z0-9_]+)*)");

  private static final Pattern LEFT_OUT =
      Pattern.compile("\\b(leave|without) (" + MEMBERS + ")\\b(?! =)");

  private static final Pattern KERNELS =
      Pattern.compile("(?<=\\bkernels that [a-z ]{1,40}: )[A-Z][A-Z0-9_]+(?:, [A-Z][A-Z0-9_]+)*");

  private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");

  private FlagWords() {}

  /** The words of a finding, its help or a reason. */
  static String of(String text) {
    String said = SAID.matcher(text).replaceAll(found -> quoted(said(found)));
    String leftOut =
        LEFT_OUT.matcher(said).replaceAll(found -> quoted(found.group(1) + " " + flag(found, 2)));
    return KERNELS.matcher(leftOut).replaceAll(found -> quoted(lower(found.group())));
  }

  private static String said(MatchResult found) {
    String flag = flag(found, 1);
    String value = found.group(2);
    return switch (value) {
      case "true" -> flag;
      case "false", "AUTO" -> "no " + flag;
      case "none" -> found.group();
      default -> flag + " " + lower(value);
    };
  }

  private static String flag(MatchResult found, int group) {
    return ServeFlag.of(found.group(group)).map(ServeFlag::flag).orElseThrow();
  }

  /** Constants as vLLM's command line has them. */
  private static String lower(String constants) {
    return CONSTANT.matcher(constants).replaceAll(found -> quoted(vllmName(found.group())));
  }

  private static String vllmName(String constant) {
    return Stream.concat(
            Arrays.stream(Kernel.values()).map(Kernel::vllmName),
            Arrays.stream(All2AllBackend.values()).map(All2AllBackend::vllmName))
        .filter(name -> name.toUpperCase(Locale.ROOT).equals(constant))
        .findFirst()
        .orElse(constant);
  }

  private static String quoted(String text) {
    return Matcher.quoteReplacement(text);
  }
}

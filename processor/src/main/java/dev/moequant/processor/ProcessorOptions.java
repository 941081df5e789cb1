package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.internal.text.ShownText;
import dev.moequant.scheme.VllmRevision;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What can be set with {@code -Amoequant.…}. All names are declared, since javac warns about
 * options that no processor knows.
 *
 * @param debug whether a crash prints its stack trace ({@code -Amoequant.debug=true})
 * @param vllm the revision of vLLM that configs are for ({@code -Amoequant.vllm=2025-10})
 * @param checkpoints where {@code @Checkpoint} looks ({@code -Amoequant.checkpoints=DIR})
 */
record ProcessorOptions(boolean debug, VllmRevision vllm, CheckpointRoot checkpoints) {
  private static final String PREFIX = "moequant.";

  /** A constant, as are the others: who asks for the names may have nothing else of this class. */
  static final String DEBUG = PREFIX + "debug";

  static final String VLLM = PREFIX + "vllm";

  static final String CHECKPOINTS = PREFIX + "checkpoints";

  /** The path of a folder has so many characters; a value that has more is a mistake. */
  private static final int MOST = 240;

  /** What is wrong with the options that begin with our prefix. */
  static List<Finding> check(Map<String, @Nullable String> options) {
    return new TreeMap<>(options)
        .entrySet().stream()
            .filter(option -> option.getKey().startsWith(PREFIX))
            .flatMap(option -> check(option.getKey(), option.getValue()).stream())
            .toList();
  }

  /** An option without a value arrives as a key with null. */
  private static Optional<Finding> check(String name, @Nullable String value) {
    String given = value == null ? name : name + "=" + value;
    return switch (name) {
      case DEBUG ->
          value == null || value.matches("true|false")
              ? Optional.empty()
              : finding(
                  given,
                  "it takes true or false",
                  "write -A" + DEBUG + "=true to see stack traces, or leave it out");
      case VLLM ->
          revision(value).isPresent()
              ? Optional.empty()
              : finding(
                  given,
                  "it takes one of " + months(),
                  "write the month of the vLLM that you deploy, or the last of these before it;"
                      + " without the option it is "
                      + VllmRevision.NEWEST.month());
      case CHECKPOINTS ->
          CheckpointRoot.problem(value)
              .flatMap(
                  problem ->
                      finding(
                          given,
                          problem,
                          "write the absolute path of the folder that @Checkpoint names checkpoints"
                              + " in; build tools have a name for the project's own folder"));
      default ->
          finding(
              name,
              "there is no such option",
              "options are %s, %s, %s".formatted(CHECKPOINTS, DEBUG, VLLM));
    };
  }

  private static Optional<Finding> finding(String option, String text, String help) {
    return Optional.of(
        PlacementRules.OPTION.finding(List.of(ShownText.cut(option, MOST), text), List.of(help)));
  }

  private static String months() {
    return Arrays.stream(VllmRevision.values())
        .map(VllmRevision::month)
        .collect(Collectors.joining(", "));
  }

  private static Optional<VllmRevision> revision(@Nullable String month) {
    return Optional.ofNullable(month).flatMap(VllmRevision::of);
  }

  static ProcessorOptions of(Map<String, @Nullable String> options) {
    return new ProcessorOptions(
        options.containsKey(DEBUG) && !"false".equals(options.get(DEBUG)),
        revision(options.get(VLLM)).orElse(VllmRevision.NEWEST),
        CheckpointRoot.of(options.containsKey(CHECKPOINTS), options.get(CHECKPOINTS)));
  }
}

package dev.moequant.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;

/**
 * What the name of a flag means that is none of ours: one of vLLM's, or the beginning of one, which
 * Python's argparse takes for the whole where no other flag of vLLM begins so.
 */
final class FlagNames {
  private static final String FILE = "vllm-flags.txt";

  /** A letter more or less makes another flag of a name that is shorter. */
  private static final int LONG = 8;

  private final CommandSpec command;
  private final NavigableSet<String> ofVllm;

  private FlagNames(CommandSpec command, NavigableSet<String> ofVllm) {
    this.command = command;
    this.ofVllm = ofVllm;
  }

  /** Reads the list: only a command line that has such a flag needs it. */
  static FlagNames of(CommandSpec command) {
    try (InputStream text =
        Objects.requireNonNull(FlagNames.class.getResourceAsStream(FILE), FILE)) {
      return new FlagNames(
          command,
          new String(text.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .filter(line -> line.startsWith("-"))
              .collect(Collectors.toCollection(TreeSet::new)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The whole name. What vLLM does not know either, in this year or another, stays as it is.
   *
   * @throws ParameterException where it is nearly one of ours, or the beginning of one and of
   *     others
   */
  String whole(String name) {
    int dot = name.indexOf('.');
    if (dot > 0) {
      return whole(name.substring(0, dot)) + name.substring(dot);
    }
    if (ofVllm.contains(name)) {
      return name;
    }
    // Those of one hyphen are not shortened.
    Set<String> whole =
        name.startsWith("--") ? ofVllm.subSet(name, name + Character.MAX_VALUE) : Set.of();
    if (whole.isEmpty()) {
      refuseNearlyOurs(name);
    } else if (whole.size() == 1) {
      return whole.iterator().next();
    } else {
      refuseManyWithOurs(name, whole);
    }
    return name;
  }

  private void refuseNearlyOurs(String name) {
    List<String> near =
        command.optionsMap().keySet().stream()
            .filter(ours -> Nearest.distance(ours, name) <= (ours.length() >= LONG ? 2 : 1))
            .toList();
    if (!near.isEmpty()) {
      throw refusal("there is no option " + name + Nearest.question(name, near));
    }
  }

  private void refuseManyWithOurs(String name, Set<String> whole) {
    List<String> ours = whole.stream().filter(each -> command.findOption(each) != null).toList();
    if (!ours.isEmpty()) {
      int others = whole.size() - ours.size();
      throw refusal(
          "%s may be %s%s: vLLM refuses it, too; write the whole name"
              .formatted(
                  name,
                  String.join(" or ", ours),
                  others == 0 ? "" : others == 1 ? " or one more" : " or " + others + " more"));
    }
  }

  private ParameterException refusal(String message) {
    return new ParameterException(command.commandLine(), message);
  }
}

package dev.moequant.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/**
 * Lets a command line of {@code vllm serve} be pasted behind a command: its words in front are
 * dropped, underscores are hyphens, and flags that change nothing here are set aside with their
 * values. One that is nearly ours is a mistake, though.
 */
final class VllmFlags implements IParameterPreprocessor {
  /** Shorter names are near to others of vLLM, as -pp is to -tp. */
  private static final int LONG = 8;

  private static final Pattern REDUNDANT =
      Pattern.compile("\"num_redundant_experts\"\\s*:\\s*([0-9]+)");

  private final List<String> notLookedAt = new ArrayList<>();

  /** What was set aside. */
  List<String> notLookedAt() {
    return List.copyOf(notLookedAt);
  }

  @Override
  @SuppressWarnings("JdkObsolete") // Picocli's.
  public boolean preprocess(
      Stack<String> arguments,
      CommandSpec command,
      @Nullable ArgSpec argument,
      Map<String, Object> info) {
    List<String> given = new ArrayList<>();
    while (!arguments.isEmpty()) {
      given.add(arguments.pop());
    }
    List<String> ours = ours(given, command);
    for (int i = ours.size() - 1; i >= 0; i--) {
      arguments.push(ours.get(i));
    }
    return false;
  }

  private List<String> ours(List<String> given, CommandSpec command) {
    List<String> ours = new ArrayList<>();
    boolean isModelSeen = false;
    int at = isCommand(given) ? 2 : 0;
    while (at < given.size()) {
      String word = given.get(at++);
      if (!word.startsWith("-")) {
        ours.add(word);
        isModelSeen = true;
        continue;
      }
      String name = name(word);
      @Nullable OptionSpec option = command.findOption(name);
      if (option != null) {
        ours.add(name + word.substring(name.length()));
        if (option.arity().max() > 0 && name.length() == word.length() && at < given.size()) {
          ours.add(given.get(at++));
        }
        continue;
      }
      int behind = behindValues(given, at, isModelSeen);
      isModelSeen |= other(word, given.subList(at, behind), command, ours);
      at = behind;
    }
    return ours;
  }

  private static boolean isCommand(List<String> given) {
    return given.size() > 1 && given.get(0).equals("vllm") && given.get(1).equals("serve");
  }

  /** Without its value, and spelled as help spells it. */
  private static String name(String word) {
    int equals = word.indexOf('=');
    String name = equals < 0 ? word : word.substring(0, equals);
    return name.startsWith("--") ? name.replace('_', '-') : name;
  }

  /** Values are all words up to the next flag, but for a model that was not named yet. */
  private static int behindValues(List<String> given, int from, boolean isModelSeen) {
    int at = from;
    while (at < given.size()
        && !given.get(at).startsWith("-")
        && (isModelSeen || !isModel(given.get(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isModel(String word) {
    Path path = Path.of(word);
    return Files.isDirectory(path) || word.endsWith("config.json");
  }

  /** Whether it names the model. */
  private boolean other(String word, List<String> values, CommandSpec command, List<String> ours) {
    String name = name(word);
    if (name.equals("--model") && !values.isEmpty()) {
      ours.addAll(values);
      return true;
    }
    if (name.startsWith("--eplb-config")) {
      String all = word + " " + String.join(" ", values);
      Matcher redundant = REDUNDANT.matcher(all);
      boolean isAlone = name.endsWith(".num-redundant-experts") && values.size() == 1;
      if (isAlone || redundant.find()) {
        ours.addAll(List.of("--redundant-experts", isAlone ? values.get(0) : redundant.group(1)));
        return false;
      }
    }
    refuseNearlyOurs(name, command);
    notLookedAt.add(values.isEmpty() ? word : word + " " + String.join(" ", values));
    return false;
  }

  private static void refuseNearlyOurs(String name, CommandSpec command) {
    List<String> near =
        command.optionsMap().keySet().stream()
            .filter(option -> option.length() >= LONG && Nearest.distance(option, name) <= 2)
            .toList();
    if (!near.isEmpty()) {
      throw new ParameterException(
          command.commandLine(), "there is no option " + name + Nearest.question(name, near));
    }
  }
}

package dev.moequant.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Stack;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.IParameterPreprocessor;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Lets a command line of {@code vllm serve} be pasted behind a command: its words in front are
 * dropped, underscores are hyphens, names may be shortened as far as vLLM takes them, and flags
 * that change nothing here are set aside with their values. One that is nearly ours is a mistake,
 * though.
 */
final class VllmFlags implements IParameterPreprocessor {
  /** What follows are no options. */
  private static final String END = "--";

  private static final Pattern NEGATIVE = Pattern.compile("-\\.?[0-9]");

  private static final Pattern REDUNDANT =
      Pattern.compile("\"num_redundant_experts\"\\s*:\\s*([0-9]+)");

  private final List<String> notLookedAt = new ArrayList<>();
  private @Nullable FlagNames names;

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
      if (word.equals(END)) {
        ours.addAll(given.subList(at - 1, given.size()));
        return ours;
      }
      if (!isFlag(word)) {
        ours.add(word);
        isModelSeen = true;
        continue;
      }
      Flag flag = flag(word, command);
      @Nullable OptionSpec option = command.findOption(flag.name());
      if (option != null) {
        ours.add(flag.toString());
        if (option.arity().max() > 0 && flag.value().isEmpty() && at < given.size()) {
          ours.add(given.get(at++));
        }
        continue;
      }
      int behind = behindValues(given, at, isModelSeen);
      isModelSeen |= other(word, flag, given.subList(at, behind), ours);
      at = behind;
    }
    return ours;
  }

  /**
   * A flag of one word.
   *
   * @param name as help spells it
   * @param value what stands behind it in the same word, with the equals sign; or nothing
   */
  private record Flag(String name, String value) {
    @Override
    public String toString() {
      return name + value;
    }
  }

  private Flag flag(String word, CommandSpec command) {
    int equals = word.indexOf('=');
    String written = equals < 0 ? word : word.substring(0, equals);
    String name = written.startsWith("--") ? written.replace('_', '-') : written;
    boolean isOurs = command.findOption(name) != null;
    return new Flag(isOurs ? name : names(command).whole(name), word.substring(written.length()));
  }

  /** The list is read once, where a flag is not ours. */
  private FlagNames names(CommandSpec command) {
    if (names == null) {
      names = FlagNames.of(command);
    }
    return names;
  }

  /** A negative number is a value, as argparse has it. */
  private static boolean isFlag(String word) {
    return word.startsWith("-") && !NEGATIVE.matcher(word).lookingAt();
  }

  private static boolean isCommand(List<String> given) {
    return given.size() > 1 && given.get(0).equals("vllm") && given.get(1).equals("serve");
  }

  /** Values are all words up to the next flag, but for a model that was not named yet. */
  private static int behindValues(List<String> given, int from, boolean isModelSeen) {
    int at = from;
    while (at < given.size()
        && !isFlag(given.get(at))
        && (isModelSeen || !isModel(given.get(at)))) {
      at++;
    }
    return at;
  }

  private static boolean isModel(String word) {
    try {
      return Files.isDirectory(Path.of(word)) || word.endsWith("config.json");
    } catch (InvalidPathException noPath) {
      return false;
    }
  }

  /** Whether it names the model. */
  private boolean other(String word, Flag flag, List<String> values, List<String> ours) {
    if (flag.name().equals("--model") && flag.value().length() + values.size() > 0) {
      ours.addAll(flag.value().isEmpty() ? values : List.of(flag.value().substring(1)));
      return true;
    }
    String whole = values.isEmpty() ? word : word + " " + String.join(" ", values);
    Optional<String> redundant = redundantExperts(flag, values, whole);
    if (redundant.isPresent()) {
      ours.addAll(List.of("--redundant-experts", redundant.get()));
    } else {
      notLookedAt.add(whole);
    }
    return false;
  }

  /** All that is looked at of {@code --eplb-config}. */
  private static Optional<String> redundantExperts(Flag flag, List<String> values, String whole) {
    if (!flag.name().startsWith("--eplb-config")) {
      return Optional.empty();
    }
    if (flag.name().endsWith(".num-redundant-experts") && values.size() == 1) {
      return Optional.of(values.get(0));
    }
    Matcher redundant = REDUNDANT.matcher(whole);
    return redundant.find() ? Optional.of(redundant.group(1)) : Optional.empty();
  }
}

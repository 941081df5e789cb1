package dev.moequant.cli;

import dev.moequant.cli.output.Colors;
import dev.moequant.cli.output.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command {@code moequant}. */
@Command(
    name = "moequant",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    synopsisSubcommandLabel = "COMMAND",
    description =
        "Says whether vLLM will run a mixture-of-experts checkpoint on your GPUs, before it is"
            + " deployed: no GPU, no Python, no weights.",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:fine",
      "1:there are errors; with --fail-on-warning also warnings",
      "2:a file that cannot be read, or a command line that cannot be understood"
    },
    footer = {
      "",
      "Examples:",
      "  moequant check DIR                      what it is, and which sizes fit",
      "  moequant check DIR --tp 8 --gpu H100    whether it will run",
      "  moequant init DIR                       the annotated class for it",
      "  moequant explain MOEQ403                what a message means",
      "  moequant kernels --gpu H100             which kernels vLLM has for it",
      "  source <(moequant generate-completion)  completes options in bash and zsh",
    })
public final class Moequant {
  private Moequant() {}

  /**
   * Runs a command, and ends the process with its exit code.
   *
   * @param arguments as the shell splits them
   */
  public static void main(String... arguments) {
    Terminal terminal = ofSystem(System.getenv());
    int status = run(terminal, arguments);
    // A full disk: whoever reads the exit code must not take it for fine.
    if (status == ExitCodes.FINE && terminal.out().checkError()) {
      status = ExitCodes.UNUSABLE;
    }
    if (status != ExitCodes.FINE) {
      System.exit(status);
    }
  }

  /**
   * Runs a command for a program.
   *
   * @param out where everything is printed, lines of any length, without colours
   * @param arguments as the shell would split them
   * @return the exit code
   */
  public static int run(PrintWriter out, String... arguments) {
    return run(new Terminal(out, out, Terminal.UNLIMITED, Colors.OFF), arguments);
  }

  /** The same bytes on every platform: UTF-8. */
  private static Terminal ofSystem(Map<String, String> environment) {
    boolean isTerminal = Ansi.AUTO.enabled();
    return new Terminal(
        writer(FileDescriptor.out),
        writer(FileDescriptor.err),
        Widths.of(environment),
        isTerminal ? Colors.ON : Colors.OFF,
        () -> StandardError.isTerminal(environment, isTerminal));
  }

  private static PrintWriter writer(FileDescriptor stream) {
    return new PrintWriter(
        new OutputStreamWriter(new FileOutputStream(stream), StandardCharsets.UTF_8));
  }

  /**
   * Runs a command, and tells its exit code. The others are looked at where there is no such
   * command, or where all of them are to be shown: to look at one takes as long as to read a
   * config.
   */
  static int run(Terminal terminal, String... arguments) {
    Map<String, Supplier<CommandLine>> commands = commands(terminal);
    boolean isKnown = arguments.length > 0 && commands.containsKey(arguments[0]);
    CommandLine all = new CommandLine(new Moequant());
    commands.forEach(
        (name, command) -> {
          if (!isKnown || name.equals(arguments[0])) {
            all.addSubcommand(name, command.get());
          }
        });
    if (!isKnown) {
      all.addSubcommand(new GenerateCompletion());
    }
    return configured(all, terminal).execute(arguments);
  }

  private static Map<String, Supplier<CommandLine>> commands(Terminal terminal) {
    Map<String, Supplier<CommandLine>> commands = new LinkedHashMap<>();
    commands.put("check", () -> check(terminal));
    commands.put("init", () -> new CommandLine(new InitCommand(terminal)));
    commands.put("explain", () -> new CommandLine(new ExplainCommand(terminal)));
    commands.put("kernels", () -> new CommandLine(new KernelsCommand(terminal)));
    return commands;
  }

  private static CommandLine configured(CommandLine all, Terminal terminal) {
    // What begins with @ is a scheme.
    all.setExpandAtFiles(false);
    all.setOut(terminal.out());
    all.setErr(terminal.err());
    all.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colors() == Colors.ON ? Ansi.ON : Ansi.OFF));
    all.setUsageHelpWidth(Widths.ofHelp(terminal.width()));
    all.setExitCodeExceptionMapper(failure -> ExitCodes.UNUSABLE);
    all.setParameterExceptionHandler(new WrongUsage(terminal));
    all.setExecutionExceptionHandler(new Failures(terminal));
    return all;
  }

  private static CommandLine check(Terminal terminal) {
    VllmFlags flags = new VllmFlags();
    CommandLine check = new CommandLine(new CheckCommand(terminal, flags));
    check.getCommandSpec().preprocessor(flags);
    return check;
  }
}

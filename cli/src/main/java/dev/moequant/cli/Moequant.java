package dev.moequant.cli;

import dev.moequant.cli.output.Colors;
import dev.moequant.cli.output.Terminal;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;

/** The command {@code moequant}. */
@Command(
    name = Moequant.NAME,
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
  static final String NAME = "moequant";

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
   * Runs a command, and tells its exit code. It is looked at alone: to look at one takes as long as
   * to read a config. All are where there is no such command, or where they are to be shown.
   */
  static int run(Terminal terminal, String... arguments) {
    Map<String, Supplier<CommandLine>> commands = commands(terminal);
    if (arguments.length > 0 && commands.containsKey(arguments[0])) {
      CommandLine command = commands.get(arguments[0]).get();
      command.setCommandName(NAME + " " + arguments[0]);
      return configured(command, terminal)
          .execute(Arrays.copyOfRange(arguments, 1, arguments.length));
    }
    CommandLine all = new CommandLine(new Moequant());
    commands.forEach((name, command) -> all.addSubcommand(name, command.get()));
    all.addSubcommand(new GenerateCompletion());
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

  private static CommandLine configured(CommandLine command, Terminal terminal) {
    // What begins with @ is a scheme.
    command.setExpandAtFiles(false);
    command.setOut(terminal.out());
    command.setErr(terminal.err());
    command.setColorScheme(
        CommandLine.Help.defaultColorScheme(terminal.colors() == Colors.ON ? Ansi.ON : Ansi.OFF));
    command.setUsageHelpWidth(Widths.ofHelp(terminal.width()));
    command.setExitCodeExceptionMapper(failure -> ExitCodes.UNUSABLE);
    command.setParameterExceptionHandler(new WrongUsage(terminal));
    command.setExecutionExceptionHandler(new Failures(terminal));
    return command;
  }

  private static CommandLine check(Terminal terminal) {
    VllmFlags flags = new VllmFlags();
    CommandLine check = new CommandLine(new CheckCommand(terminal, flags));
    check.getCommandSpec().preprocessor(flags);
    return check;
  }
}

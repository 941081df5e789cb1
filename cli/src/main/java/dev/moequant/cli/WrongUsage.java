package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, in a line, and where its help is. */
final class WrongUsage implements IParameterExceptionHandler {
  private final Terminal terminal;

  WrongUsage(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException wrong, String[] arguments) {
    CommandLine command = wrong.getCommandLine();
    if (arguments.length == 0) {
      command.usage(terminal.err());
    } else {
      terminal.complain(
          message(wrong) + "\nsee " + command.getCommandSpec().qualifiedName() + " --help");
    }
    return ExitCodes.UNUSABLE;
  }

  private static String message(ParameterException wrong) {
    if (wrong instanceof UnmatchedArgumentException unmatched
        && !unmatched.getUnmatched().isEmpty()) {
      CommandLine command = wrong.getCommandLine();
      String given = unmatched.getUnmatched().get(0);
      boolean isOption = unmatched.isUnknownOption();
      return (isOption ? "there is no option " : "there is no command ")
          + given
          + Nearest.question(
              given,
              isOption
                  ? command.getCommandSpec().optionsMap().keySet()
                  : command.getSubcommands().keySet());
    }
    String text = String.valueOf(wrong.getMessage());
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}

package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.TypeConversionException;
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
    if (arguments.length == 0 && !command.getSubcommands().isEmpty()) {
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
      return unmatched(unmatched);
    }
    if (wrong instanceof MissingParameterException missing && !missing.getMissing().isEmpty()) {
      return missing(missing.getMissing().get(0));
    }
    if (wrong instanceof OverwrittenOptionException twice) {
      return name(twice.getOverwritten()) + " is given twice";
    }
    if (wrong.getCause() instanceof TypeConversionException said && wrong.getArgSpec() != null) {
      return name(wrong.getArgSpec()) + ": " + said.getMessage();
    }
    String text = String.valueOf(wrong.getMessage());
    return text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }

  private static String unmatched(UnmatchedArgumentException unmatched) {
    CommandLine command = unmatched.getCommandLine();
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

  private static String missing(ArgSpec argument) {
    return argument.isOption()
        ? name(argument) + " takes " + argument.paramLabel() + ", and there is none behind it"
        : argument.paramLabel() + " is missing";
  }

  /** The first name is the one that help and messages speak of. */
  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.names()[0] : argument.paramLabel();
  }
}

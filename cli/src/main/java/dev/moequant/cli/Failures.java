package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** What a command could not do, or a fault of moequant's own. */
final class Failures implements IExecutionExceptionHandler {
  private final Terminal terminal;

  Failures(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleExecutionException(
      Exception failure, CommandLine command, ParseResult arguments) {
    if (failure instanceof UnusableException) {
      terminal.complain(String.valueOf(failure.getMessage()));
    } else {
      terminal.complain("this is a fault of moequant's own; please report it with these lines:");
      failure.printStackTrace(terminal.err());
      terminal.err().flush();
    }
    return ExitCodes.UNUSABLE;
  }
}

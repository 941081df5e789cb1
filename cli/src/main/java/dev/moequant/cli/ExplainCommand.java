package dev.moequant.cli;

import dev.moequant.cli.output.RuleIndex;
import dev.moequant.cli.output.Table;
import dev.moequant.cli.output.Terminal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code moequant explain}: the page of a rule, or a line for each. */
@Command(
    name = "explain",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    description = "Explains what a message means and what to do about it; needs no network.",
    footer = {
      "",
      "Examples:",
      "  moequant explain            lists all rules",
      "  moequant explain MOEQ403    the page of one",
      "  moequant explain 403 606    of two",
    })
final class ExplainCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Parameters(paramLabel = "ID", description = "As in messages: MOEQ403; 403 will do.")
  private List<String> ids = new ArrayList<>();

  ExplainCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    RuleIndex index = RuleIndex.read();
    if (ids.isEmpty()) {
      list(index);
      return ExitCodes.FINE;
    }
    int status = ExitCodes.FINE;
    for (String given : ids) {
      String id = id(given);
      if (index.rule(id).isPresent()) {
        MarkdownPage.print(index.page(index.rule(id).get()), terminal);
      } else {
        List<String> known = index.rules().stream().map(RuleIndex.Rule::id).toList();
        terminal.complain("there is no rule " + given + Nearest.question(id, known));
        status = ExitCodes.UNUSABLE;
      }
    }
    return status;
  }

  private static String id(String given) {
    String id = given.toUpperCase(Locale.ROOT);
    return id.startsWith("MOEQ") ? id : "MOEQ" + id;
  }

  private void list(RuleIndex index) {
    Table table = new Table("ID", "SEVERITY", "WHAT IT IS ABOUT");
    index.rules().forEach(rule -> table.row(rule.id(), rule.severity(), rule.title()));
    terminal.printUnwrapped(table.text(0, terminal));
  }
}

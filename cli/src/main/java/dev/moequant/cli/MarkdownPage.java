package dev.moequant.cli;

import dev.moequant.cli.output.Terminal;

/** A page of Markdown on a terminal: as it is written, but wrapped outside of its code. */
final class MarkdownPage {
  private static final String FENCE = "```";

  private MarkdownPage() {}

  static void print(String page, Terminal terminal) {
    boolean isCode = false;
    for (String line : page.split("\n", -1)) {
      boolean isFence = line.startsWith(FENCE);
      if (isCode || isFence || line.startsWith("|")) {
        terminal.printUnwrapped(line);
      } else if (line.startsWith("#")) {
        terminal.print(terminal.heading(line));
      } else {
        terminal.print(line);
      }
      isCode ^= isFence;
    }
  }
}

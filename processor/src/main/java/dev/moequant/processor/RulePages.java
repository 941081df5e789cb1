package dev.moequant.processor;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What {@code java -jar moequant-processor.jar MOEQ103} prints: the page of a rule, for those who
 * have the jar and not the repository. It needs the JDK only, and no other jar.
 */
public final class RulePages {
  private static final String USAGE =
      "usage: java -jar moequant-processor.jar MOEQnnn …\nprints what a message means, and what to"
          + " do; INDEX lists all ids";

  private RulePages() {}

  /**
   * Prints pages.
   *
   * @param ids as in messages, {@code MOEQ103}; {@code 103} does, too
   */
  public static void main(String... ids) {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
    int status = print(List.of(ids), out, err);
    out.flush();
    if (status != 0) {
      System.exit(status);
    }
  }

  /** The exit status: 2 if nothing was asked, 1 if there is no such page. */
  static int print(List<String> ids, PrintStream out, PrintStream err) {
    if (ids.isEmpty()) {
      err.println(USAGE);
      return 2;
    }
    int status = 0;
    for (String id : ids) {
      String page = read(name(id));
      if (page == null) {
        err.println("there is no page " + id + "; INDEX lists all ids");
        status = 1;
      } else {
        out.println(page);
      }
    }
    return status;
  }

  private static String name(String id) {
    String upper = id.toUpperCase(Locale.ROOT);
    if (upper.equals("INDEX")) {
      return "README";
    }
    return upper.matches("[0-9]{3}") ? "MOEQ" + upper : upper;
  }

  private static @Nullable String read(String name) {
    if (!name.matches("MOEQ[0-9]{3}|README")) {
      return null;
    }
    try (InputStream page = RulePages.class.getResourceAsStream("pages/" + name + ".md")) {
      return page == null ? null : new String(page.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("the page " + name + " of this jar", e);
    }
  }
}

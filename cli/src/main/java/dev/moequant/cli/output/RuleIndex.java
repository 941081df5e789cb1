package dev.moequant.cli.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** All rules as {@code docs/rules} has them, which this jar carries: an index and a page each. */
public final class RuleIndex {
  private static final Pattern FAMILY = Pattern.compile("## (\\S.*)");
  private static final Pattern ROW =
      Pattern.compile("\\| \\[(MOEQ\\d{3})\\]\\(.*\\) \\| (.*) \\| (.*) \\| (.*) \\|");

  private final List<Rule> rules;

  private RuleIndex(List<Rule> rules) {
    this.rules = List.copyOf(rules);
  }

  /**
   * A rule, as the index has it.
   *
   * @param id for example {@code MOEQ403}
   * @param severity {@code error} or {@code warning}
   * @param title what it is about
   * @param family what it belongs to, for example {@code 4xx: layer sizes}
   */
  public record Rule(String id, String severity, String title, String family) {}

  /**
   * Reads the index.
   *
   * @return all rules
   */
  public static RuleIndex read() {
    String index = resource("README").orElseThrow(() -> broken("README", null));
    List<Rule> rules = new ArrayList<>();
    String family = "";
    for (String line : index.split("\n", -1)) {
      Matcher heading = FAMILY.matcher(line);
      Matcher row = ROW.matcher(line);
      if (heading.matches()) {
        family = heading.group(1);
      } else if (row.matches()) {
        rules.add(new Rule(row.group(1), row.group(2), row.group(4), family));
      }
    }
    return new RuleIndex(rules);
  }

  /**
   * All rules.
   *
   * @return by their numbers
   */
  public List<Rule> rules() {
    return rules;
  }

  /**
   * A rule.
   *
   * @param id for example {@code MOEQ403}
   * @return empty for an id that no rule has
   */
  public Optional<Rule> rule(String id) {
    return rules.stream().filter(rule -> rule.id().equals(id)).findFirst();
  }

  /**
   * The page that explains a rule.
   *
   * @param rule one of these
   * @return Markdown
   */
  public String page(Rule rule) {
    return resource(rule.id()).orElseThrow(() -> broken(rule.id(), null));
  }

  private static Optional<String> resource(String name) {
    try (@Nullable InputStream page =
        RuleIndex.class.getResourceAsStream("pages/" + name + ".md")) {
      return page == null
          ? Optional.empty()
          : Optional.of(new String(page.readAllBytes(), StandardCharsets.UTF_8).stripTrailing());
    } catch (IOException e) {
      throw broken(name, e);
    }
  }

  private static UncheckedIOException broken(String name, @Nullable IOException cause) {
    String message = "this jar is broken: it has no page " + name;
    return new UncheckedIOException(message, cause == null ? new IOException(message) : cause);
  }
}

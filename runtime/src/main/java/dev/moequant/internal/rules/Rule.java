package dev.moequant.internal.rules;

import dev.moequant.diagnostics.DetectedBy;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Sentence;
import dev.moequant.diagnostics.Severity;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One rule, declared once: its id, how bad it is, what it is called, and the cases in which it is
 * broken. A rule without a condition is found by who can see what it is about: a compiler, or a
 * running program; it says {@link #finding}.
 *
 * @param <S> what it is about
 */
public final class Rule<S> {
  private final RuleId id;
  private final Severity severity;
  private final String title;
  private final DetectedBy detectedBy;
  private final Set<RuleId> supersededBy;
  private final List<Case<S>> cases;

  private Rule(Header header, List<Case.Draft<S>> cases) {
    this.id = header.id;
    this.severity = header.severity;
    this.title = header.title;
    this.detectedBy = header.detectedBy;
    this.supersededBy = header.supersededBy;
    this.cases = cases.stream().map(one -> one.of(this)).toList();
  }

  static Header error(int number, String title) {
    return new Header(Severity.ERROR, number, title);
  }

  static Header warning(int number, String title) {
    return new Header(Severity.WARNING, number, title);
  }

  /**
   * Its identity.
   *
   * @return the id
   */
  public RuleId id() {
    return id;
  }

  /**
   * How bad it is.
   *
   * @return error or warning
   */
  public Severity severity() {
    return severity;
  }

  /**
   * What is wrong, as a noun phrase: the title of its page.
   *
   * @return for example {@code static scales for each token}
   */
  public String title() {
    return title;
  }

  /**
   * Who can find that it is broken.
   *
   * @return the compiler, a running program, or both
   */
  public DetectedBy detectedBy() {
    return detectedBy;
  }

  /** Rules of the same cause: where one of them is reported, this one is not. */
  Set<RuleId> supersededBy() {
    return supersededBy;
  }

  /** In which it is broken; a rule that looks at both operands has one for each. */
  List<Case<S>> cases() {
    return cases;
  }

  /**
   * A finding of who sees what it is about.
   *
   * @param text the values of the text
   * @param help the values of the help
   * @return the finding, at all of it
   * @throws IllegalArgumentException if the words take another number of values
   */
  public Finding finding(List<?> text, List<?> help) {
    return finding(Place.WHOLE, text, help);
  }

  /**
   * A finding at a place.
   *
   * @param place what to point at
   * @param text the values of the text
   * @param help the values of the help
   * @return the finding
   * @throws IllegalArgumentException if the words take another number of values
   */
  public Finding finding(Place place, List<?> text, List<?> help) {
    Case<S> words = cases.get(0);
    return new Finding(
        id,
        severity,
        place,
        new Sentence(words.text().template(), strings(text)),
        new Sentence(words.help().template(), strings(help)),
        List.of());
  }

  /**
   * The same finding as an exception, for who can go no further.
   *
   * @param text the values of the text
   * @param help the values of the help
   * @return the exception, to be thrown
   * @throws IllegalArgumentException if the words take another number of values
   */
  public InvalidQuantConfigException exception(List<?> text, List<?> help) {
    return new InvalidQuantConfigException(List.of(finding(text, help)));
  }

  private static List<String> strings(List<?> values) {
    return values.stream().map(String::valueOf).toList();
  }

  /** Prints the id and the title. */
  @Override
  public String toString() {
    return id + ": " + title;
  }

  /** What holds for all cases of a rule. */
  static final class Header {
    private final RuleId id;
    private final Severity severity;
    private final String title;
    private DetectedBy detectedBy = DetectedBy.ANYONE;
    private Set<RuleId> supersededBy = Set.of();

    private Header(Severity severity, int number, String title) {
      this.id = new RuleId(number);
      this.severity = severity;
      this.title = title;
    }

    Header unless(int... sameCause) {
      supersededBy = ids(sameCause);
      return this;
    }

    Header byCompiler() {
      detectedBy = DetectedBy.COMPILER;
      return this;
    }

    Header atRunTime() {
      detectedBy = DetectedBy.RUN_TIME;
      return this;
    }

    @SafeVarargs
    @SuppressWarnings("varargs")
    final <S> Rule<S> when(Case.Draft<S>... cases) {
      return new Rule<>(this, List.of(cases));
    }

    /** For several cases that differ in something, an operand for example. */
    <S> Rule<S> when(Stream<Case.Draft<S>> cases) {
      return new Rule<>(this, cases.toList());
    }

    /** Without a condition: who finds it gives the values. */
    Rule<Object> says(String text, String help) {
      return new Rule<>(this, List.of(new Case.Draft<>(Place.WHOLE).templates(text, help)));
    }
  }

  static Set<RuleId> ids(int... numbers) {
    return IntStream.of(numbers).mapToObj(RuleId::new).collect(Collectors.toUnmodifiableSet());
  }
}

package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Sentence;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * A line of a message before its values are known; they are counted when the rule is declared.
 *
 * @param template the words, with {@code %s} for each value
 * @param values what stands in the places
 */
record Words<S>(String template, List<Function<S, Object>> values) {
  /** Stands for the fixes until they are found. */
  static final String FIXES = "\u0000fixes";

  /** A value that is another for another revision of vLLM. */
  private interface ByRevision extends Function<VllmRevision, Object> {}

  @SafeVarargs
  @SuppressWarnings("varargs")
  static <S> Words<S> of(String template, Function<S, Object>... values) {
    if (Sentence.places(template) != values.length) {
      throw new IllegalArgumentException(
          "\"" + template + "\" takes " + Sentence.places(template) + " values");
    }
    return new Words<>(template, List.of(values));
  }

  Sentence fill(S subject, VllmRevision revision) {
    return new Sentence(
        template,
        values.stream()
            .map(value -> value.apply(subject))
            .map(value -> value instanceof ByRevision words ? words.apply(revision) : value)
            .map(String::valueOf)
            .toList());
  }

  /** The revision of vLLM that the rules were asked about. */
  static <S> Function<S, Object> revision() {
    return byRevision((subject, revision) -> revision);
  }

  /** What only a revision of vLLM makes a value. */
  static <S> Function<S, Object> byRevision(BiFunction<S, VllmRevision, Object> words) {
    return subject -> (ByRevision) revision -> words.apply(subject, revision);
  }

  /** A value of a help: the fixes that were found. */
  static <S> Function<S, Object> fixes() {
    return subject -> FIXES;
  }

  /** A member as one writes it: {@code blockShape = {128, 128}}. */
  static Function<SchemeSpec, Object> member(SchemeMember member) {
    return scheme -> scheme.member(member);
  }

  /** The same, marked where it is a default, since no caret can point at it. */
  static Function<SchemeSpec, Object> shown(SchemeMember member) {
    return scheme -> scheme.member(member).shown();
  }
}

package dev.moequant.internal.rules;

import dev.moequant.scheme.SchemeMember;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a fix would change, to begin with.
 *
 * @param purpose as in {@code for blocks}; empty where there is nothing to choose
 * @param reason what is said behind the edit, as in {@code : the dtype fixes it}
 * @param kept what stays as a start has it, even where that is what was declared
 * @param starts the changed subject, the best first
 */
record Proposal<S>(String purpose, String reason, Optional<SchemeMember> kept, Stream<S> starts) {
  /** One fix, the first of these starts that leads to one. */
  static <S> Proposal<S> of(Stream<S> starts) {
    return new Proposal<>("", "", Optional.empty(), starts);
  }

  Proposal<S> forPurpose(String value, SchemeMember keeping) {
    return new Proposal<>(value, reason, Optional.of(keeping), starts);
  }

  Proposal<S> because(String value) {
    return new Proposal<>(purpose, value, kept, starts);
  }
}

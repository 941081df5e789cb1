package dev.moequant.internal.rules;

import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.stream.Stream;

/**
 * What "changing the underlined member alone" can be. In a {@code @QuantScheme} two things belong
 * together:
 *
 * <ul>
 *   <li>granularity and group shape of one operand: the one says whether there is the other;
 *   <li>a dtype and its operand, where it is left out: {@code @Activations} and {@code @Weights}
 *       without a dtype have nothing else to say. Another dtype is another dtype and nothing more.
 * </ul>
 */
final class Mends {
  private Mends() {}

  static Stream<? extends SchemeSpec> at(SchemeMember place, SchemeSpec scheme) {
    Stream<? extends SchemeSpec> edits = SmallMembers.edits(scheme, place);
    return scheme instanceof QuantSchemeSpec spelledOut
        ? Stream.concat(edits, more(place, spelledOut))
        : edits;
  }

  private static Stream<? extends SchemeSpec> more(SchemeMember place, QuantSchemeSpec scheme) {
    return switch (place) {
      case ACTIVATIONS_DTYPE -> Stream.of(scheme.withActivations(ActivationSpec.unquantized()));
      case WEIGHTS_DTYPE -> Stream.of(scheme.withWeights(WeightSpec.unquantized()));
      case ACTIVATIONS_GRANULARITY -> and(SchemeMember.ACTIVATIONS_GROUP_SHAPE, place, scheme);
      case ACTIVATIONS_GROUP_SHAPE -> and(SchemeMember.ACTIVATIONS_GRANULARITY, place, scheme);
      case WEIGHTS_GRANULARITY -> and(SchemeMember.WEIGHTS_GROUP_SHAPE, place, scheme);
      case WEIGHTS_GROUP_SHAPE -> and(SchemeMember.WEIGHTS_GRANULARITY, place, scheme);
      default -> Stream.of();
    };
  }

  /** The other of the two alone, and both. */
  private static Stream<? extends SchemeSpec> and(
      SchemeMember other, SchemeMember place, SchemeSpec scheme) {
    return SmallMembers.edits(scheme, other)
        .flatMap(edited -> Stream.concat(Stream.of(edited), SmallMembers.edits(edited, place)));
  }
}

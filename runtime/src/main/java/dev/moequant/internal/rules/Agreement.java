package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.Severity;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A declaration and what the checkpoint says.
 *
 * @param declared what is declared
 * @param published what the files say
 */
record Agreement(Declaration declared, Published published) {
  /** Of the other members no file says anything. */
  private static final Set<SchemeMember> SAID =
      EnumSet.range(SchemeMember.ACTIVATIONS_DTYPE, SchemeMember.BIAS);

  /** What vLLM's Marlin kernels multiply with activations as they are, whatever is said of them. */
  private static final Set<DType> WEIGHTS_ALONE =
      EnumSet.of(DType.FLOAT8_E4M3FN, DType.MXFP4, DType.NVFP4);

  SchemeSpec scheme() {
    return declared.scheme();
  }

  Optional<LayerSpec> layer() {
    return declared.layer();
  }

  /** Quantized experts, where the checkpoint has others. */
  boolean isOfUnquantized() {
    return isQuantized(scheme()) && published.scheme().isEmpty();
  }

  /** What tells vLLM to make them of those while it loads. */
  Optional<String> findMadeWhileLoading(VllmRevision revision) {
    return isOfUnquantized() ? OnlineQuantization.find(scheme(), revision) : Optional.empty();
  }

  private static boolean isQuantized(SchemeSpec scheme) {
    return scheme.weights().dtype() != DType.NONE || scheme.activations().dtype() != DType.NONE;
  }

  boolean isOtherScheme() {
    return published.scheme().filter(said -> !agrees(scheme(), said)).isPresent();
  }

  /** Where the checkpoint says another scheme: at the first member that differs. */
  Place placeOfScheme() {
    return fixed()
        .flatMap(
            to ->
                Fix.changed(scheme(), to).stream()
                    .flatMap(member -> member.places().stream())
                    .min(SchemeMember::compareTo))
        .<Place>map(Place.OfScheme::new)
        .orElse(Place.WHOLE);
  }

  /** The declared annotation with what the checkpoint says, where it can say that. */
  Optional<SchemeSpec> fixed() {
    return published
        .scheme()
        .map(
            said -> {
              SchemeSpec to = scheme();
              for (SchemeMember member : SAID) {
                if (member != SchemeMember.BIAS || said.bias()) {
                  to = to.with(member, said.get(member));
                }
              }
              return to;
            })
        .filter(to -> Catalogue.find(to).isPresent() && agrees(to, published.scheme().get()));
  }

  /**
   * The same, where no rule has anything against it. An annotation of the user's own is not changed
   * for one class.
   */
  Optional<Fix> fix(VllmRevision revision) {
    return fixed()
        .filter(to -> declared.ownAnnotation().isEmpty() && isSound(to, revision))
        .map(to -> Fix.of("", scheme(), to))
        .filter(fix -> !fix.changes().isEmpty());
  }

  private static boolean isSound(SchemeSpec scheme, VllmRevision revision) {
    return QuantRules.check(scheme, revision).stream()
        .noneMatch(finding -> finding.severity() == Severity.ERROR);
  }

  /** Whether both mean the same, in whichever annotation. */
  private boolean agrees(SchemeSpec one, SchemeSpec said) {
    if (Catalogue.find(one).isEmpty() || Catalogue.find(said).isEmpty()) {
      return one.equals(said);
    }
    boolean sameBias = one.bias() || !said.bias();
    boolean sameActivations =
        mayActivationsDiffer(one)
            || meaning(one, Operand.ACTIVATIONS).equals(meaning(said, Operand.ACTIVATIONS));
    return sameBias
        && sameActivations
        && one.actOrder() == said.actOrder()
        && meaning(one, Operand.WEIGHTS).equals(meaning(said, Operand.WEIGHTS));
  }

  /** Only kernels decide it, where no scales of theirs are in the files. */
  private boolean mayActivationsDiffer(SchemeSpec one) {
    QuantKey activations = one.resolved().activations();
    return activations.isQuantized()
        ? !published.saysActivations() && !activations.isStatic()
        : WEIGHTS_ALONE.contains(one.weights().dtype());
  }

  /**
   * Rows 0 and 1 are the same groups, as vLLM stores or spells them; of activations it has the
   * columns alone.
   */
  private static List<Object> meaning(SchemeSpec scheme, Operand operand) {
    QuantKey key =
        operand == Operand.WEIGHTS ? scheme.resolved().weights() : scheme.resolved().activations();
    boolean isGroup =
        key.group()
            .filter(group -> group.rows() <= 1 || operand == Operand.ACTIVATIONS)
            .isPresent();
    return List.of(
        key.dtype(),
        isGroup ? "group" : key.granularity(),
        key.group().map(BlockShape::cols).orElse(0),
        isGroup ? 1 : key.group().map(BlockShape::rows).orElse(0),
        key.isStatic(),
        key.isSymmetric());
  }
}

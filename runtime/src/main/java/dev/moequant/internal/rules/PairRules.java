package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Case.at;
import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Words.fixes;
import static dev.moequant.internal.rules.Words.member;
import static dev.moequant.internal.rules.Words.shown;
import static dev.moequant.scheme.Operand.ACTIVATIONS;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.BIAS;
import static dev.moequant.scheme.SchemeMember.GEMM1_ALPHA;
import static dev.moequant.scheme.SchemeMember.GEMM1_BETA;
import static dev.moequant.scheme.SchemeMember.GEMM1_CLAMP_LIMIT;
import static dev.moequant.scheme.SchemeMember.SCALE_SWIZZLED;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_ZERO_POINTS;

import dev.moequant.internal.rules.DTypePairs.Pair;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.ExtraMember;
import dev.moequant.scheme.Operand;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * 218, 219: pairs of dtypes, and members, that only later revisions of vLLM have, and pairs that
 * have their scales in one form only. They read the catalogue: a new row needs no rule.
 */
public final class PairRules {
  private static final String NO_SCHEME = "%s: %s has no such scheme, %s is the first that has it";

  static final String NO_ARGUMENT =
      "%s takes no such argument for this scheme, %s is the first that does";
  static final String COMPILE_FOR_LATER =
      "name the revision that you deploy, to the compiler as -Amoequant.vllm=%s";

  private static final String DEPLOY_LATER = COMPILE_FOR_LATER + ", at run time as VllmRevision.%s";
  private static final String OF_PAIR = "%s contradicts %s: beside %s, configs of %s have %s %s";

  public static final Rule<SchemeSpec> NOT_YET =
      error(218, "what the chosen revision of vLLM does not have yet")
          .when(
              Stream.concat(
                  Stream.of(newPair(true), newPair(false)),
                  Stream.of(BIAS, GEMM1_ALPHA, GEMM1_BETA, GEMM1_CLAMP_LIMIT, SCALE_SWIZZLED)
                      .map(PairRules::newMember)));

  public static final Rule<SchemeSpec> FORM_OF_PAIR =
      error(219, "scales in a form that this pair of dtypes does not have")
          .when(
              Stream.concat(
                  Stream.of(otherSource()),
                  Stream.of(Operand.values())
                      .flatMap(
                          operand ->
                              Stream.of(otherForm(operand, true), otherForm(operand, false)))));

  static final List<Rule<SchemeSpec>> RULES = List.of(NOT_YET, FORM_OF_PAIR);

  private PairRules() {}

  /** With weights alone as a way out, where the revision has them. */
  private static Case.Draft<SchemeSpec> newPair(boolean hasWeightsAlone) {
    Case.Draft<SchemeSpec> draft =
        at(WEIGHTS_DTYPE)
            .whenOf(
                (s, revision) ->
                    isNew(s, revision) && canBeWeightsAlone(s, revision) == hasWeightsAlone)
            .says(NO_SCHEME, PairRules::dtypes, Words.revision(), PairRules::sinceDtypes);
    return hasWeightsAlone
        ? draft
            .fix(PairRules::weightsAlone)
            .help(
                DEPLOY_LATER + "; for the weights alone, %s",
                PairRules::monthOfDtypes,
                s -> sinceDtypes(s).name(),
                fixes())
        : draft.help(DEPLOY_LATER, PairRules::monthOfDtypes, s -> sinceDtypes(s).name());
  }

  private static Case.Draft<SchemeSpec> newMember(SchemeMember member) {
    return at(member)
        .whenOf(
            (s, revision) ->
                !revision.has(s.kind().since(member))
                    && !isNew(s, revision)
                    && s.findMember(member).filter(one -> !one.isDefault()).isPresent())
        .says("%s: " + NO_ARGUMENT, member(member), Words.revision(), s -> s.kind().since(member))
        .fix(s -> s.with(member, s.member(member).defaultValue()))
        .help(
            DEPLOY_LATER + "; or %s",
            s -> s.kind().since(member).month(),
            s -> s.kind().since(member).name(),
            fixes());
  }

  /** Whether no revision up to this one has the two dtypes: then 218 says all there is to say. */
  static boolean isNew(SchemeSpec scheme, VllmRevision revision) {
    return Catalogue.sinceDtypes(scheme).filter(since -> !revision.has(since)).isPresent();
  }

  private static String dtypes(SchemeSpec scheme) {
    return Forms.isSpelledOut(scheme)
        ? scheme.member(ACTIVATIONS_DTYPE) + " with " + scheme.member(WEIGHTS_DTYPE)
        : "@" + scheme.kind().annotationName();
  }

  private static String monthOfDtypes(SchemeSpec scheme) {
    return sinceDtypes(scheme).month();
  }

  private static VllmRevision sinceDtypes(SchemeSpec scheme) {
    return Catalogue.sinceDtypes(scheme).orElseThrow();
  }

  private static boolean canBeWeightsAlone(SchemeSpec scheme, VllmRevision revision) {
    return Forms.isSpelledOut(scheme)
        && Catalogue.sinceDtypes(Forms.without(scheme, ACTIVATIONS))
            .filter(revision::has)
            .isPresent();
  }

  /** Without the arguments, too, that came with such pairs. */
  private static SchemeSpec weightsAlone(SchemeSpec scheme) {
    SchemeSpec alone = Forms.without(scheme, ACTIVATIONS);
    for (ExtraMember extra : scheme.kind().extras()) {
      if (extra.since() != VllmRevision.V2025_10) {
        alone = alone.with(extra.member(), extra.defaultValue());
      }
    }
    return alone;
  }

  /** 219 of one operand, at the member that says it. */
  private static Case.Draft<SchemeSpec> ofPair(SchemeMember member, Operand operand) {
    return at(member)
        .given(operand)
        .says(
            OF_PAIR,
            shown(member),
            s -> other(s, operand),
            s -> noun(s, operand.other()),
            Words.revision(),
            s -> noun(s, operand),
            s -> forms(s, operand));
  }

  private static Case.Draft<SchemeSpec> otherSource() {
    return ofPair(ACTIVATIONS_DYNAMIC, ACTIVATIONS)
        .when(
            s ->
                isWrong(s, ACTIVATIONS)
                    && (isRightFromOtherSource(s) || formsOfSource(s).findAny().isEmpty()))
        .unless(208, 209, 214, 218)
        .fix(PairRules::withOtherSource)
        .fixes(s -> proposals(formsOfSource(s)));
  }

  /** At the shape where there is one, else at the granularity. */
  private static Case.Draft<SchemeSpec> otherForm(Operand operand, boolean isShaped) {
    SchemeMember member = isShaped ? operand.groupShape() : operand.granularity();
    return ofPair(member, operand)
        .when(
            s ->
                Forms.isShaped(s, operand) == isShaped
                    && isWrong(s, operand)
                    && !(operand == ACTIVATIONS && isRightFromOtherSource(s)))
        .unless(218)
        .unlessThere(207)
        .fixes(s -> proposals(rightForms(s, operand)));
  }

  private static boolean isWrong(SchemeSpec scheme, Operand operand) {
    SchemeSpec symmetric = scheme.with(WEIGHTS_ZERO_POINTS, false); // 210 says what is wrong there
    return Pair.of(scheme).isMixed() && !Catalogue.accepts(symmetric, operand);
  }

  private static boolean isRightFromOtherSource(SchemeSpec scheme) {
    return Catalogue.accepts(withOtherSource(scheme), ACTIVATIONS);
  }

  private static SchemeSpec withOtherSource(SchemeSpec scheme) {
    return scheme.with(ACTIVATIONS_DYNAMIC, !scheme.activations().dynamic());
  }

  /** The dtype that the operand is paired with. */
  private static String other(SchemeSpec scheme, Operand operand) {
    return scheme.member(operand.other().dtype()).toString();
  }

  private static String noun(SchemeSpec scheme, Operand operand) {
    return scheme.operand(operand).dtype().vllmName() + " " + operand.noun();
  }

  private static String forms(SchemeSpec scheme, Operand operand) {
    return Catalogue.formsOfDtypes(scheme)
        .map(form -> form.words(operand))
        .distinct()
        .collect(Collectors.joining(" or "));
  }

  private static Stream<SchemeSpec> rightForms(SchemeSpec scheme, Operand operand) {
    return Catalogue.formsOfDtypes(scheme)
        .map(form -> form.declaredIn(scheme, operand, Forms.blockK(scheme)))
        .distinct();
  }

  /** Those whose scales come from where the scheme says: the checkpoint, or each batch. */
  private static Stream<SchemeSpec> formsOfSource(SchemeSpec scheme) {
    return rightForms(scheme, ACTIVATIONS)
        .filter(right -> right.activations().dynamic() == scheme.activations().dynamic());
  }

  private static Stream<Proposal<SchemeSpec>> proposals(Stream<SchemeSpec> alternatives) {
    return alternatives.map(start -> Proposal.of(Stream.of(start)));
  }
}

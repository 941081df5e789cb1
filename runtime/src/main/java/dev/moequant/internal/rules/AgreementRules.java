package dev.moequant.internal.rules;

import static dev.moequant.internal.rules.Rule.error;
import static dev.moequant.internal.rules.Rule.warning;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** 704, 705, 714: what a class declares against what the checkpoint says. */
public final class AgreementRules {
  /** A member of the layer that files say, and how to read it. */
  private record Size(String member, Function<LayerSpec, Object> value, boolean isOptional) {
    Case.Draft<Agreement> draft() {
      return new Case.Draft<Agreement>(new Place.OfLayer(member))
          .when(this::isOther)
          .says(
              "%s contradicts %s",
              this::shown, s -> Objects.requireNonNull(s.published().layerSources().get(member)))
          .help("write %s = %s", s -> member, s -> published(s).orElseThrow());
    }

    private Object shown(Agreement subject) {
      Object declared = declared(subject).orElseThrow();
      return declared.equals(Double.NaN)
          ? "the layer has no " + member + ", which"
          : member + " = " + declared;
    }

    /** What is left out is not checked, where it may be. */
    private boolean isOther(Agreement subject) {
      Optional<Object> declared = declared(subject);
      Optional<Object> said = published(subject);
      return declared.isPresent()
          && said.isPresent()
          && !declared.equals(said)
          && !(isOptional && (isUnsaid(declared.get()) || isUnsaid(said.get())));
    }

    private Optional<Object> declared(Agreement subject) {
      return subject.layer().map(value);
    }

    private Optional<Object> published(Agreement subject) {
      return subject.published().layerSources().containsKey(member)
          ? subject.published().layer().map(value)
          : Optional.empty();
    }

    private static boolean isUnsaid(Object value) {
      return value.equals(0) || value.equals(Double.NaN) || value.equals(false);
    }
  }

  private static final List<Size> SIZES =
      List.of(
          new Size("numExperts", LayerSpec::numExperts, false),
          new Size("expertsPerToken", LayerSpec::expertsPerToken, false),
          new Size("hiddenDim", LayerSpec::hiddenDim, false),
          new Size("intermediateSize", LayerSpec::intermediateSize, false),
          new Size("activation", LayerSpec::activation, false),
          new Size("bias", LayerSpec::bias, false),
          new Size("swigluLimit", LayerSpec::swigluLimit, false),
          new Size("denseIntermediateSize", LayerSpec::denseIntermediateSize, true),
          new Size("sharedIntermediateSize", LayerSpec::sharedIntermediateSize, true));

  static final Rule<Agreement> OTHER_SCHEME =
      error(704, "a scheme that the checkpoint contradicts")
          .when(
              contradicted()
                  .atPlace(Agreement::placeOfScheme)
                  .when(s -> s.isOtherScheme())
                  .help("%s", Words.byRevision(AgreementRules::help)),
              contradicted()
                  .whenOf(
                      (s, revision) ->
                          s.isOfUnquantized() && s.findMadeWhileLoading(revision).isEmpty())
                  .help("write @Unquantized, or name the checkpoint that the class is for"));

  static final Rule<Agreement> OTHER_SIZE =
      error(705, "a size that the checkpoint contradicts").when(SIZES.stream().map(Size::draft));

  static final Rule<Agreement> MADE_WHILE_LOADING =
      warning(714, "a scheme that would be made while loading")
          .when(
              new Case.Draft<Agreement>(Place.WHOLE)
                  .whenOf((s, revision) -> s.findMadeWhileLoading(revision).isPresent())
                  .says(
                      "%s is declared, but the experts of the checkpoint are %s, and %s serves"
                          + " them so: %s",
                      s -> s.declared().annotation(),
                      s -> s.published().schemeInWords(),
                      Words.revision(),
                      s -> s.published().schemeSource())
                  .help(
                      "write @Unquantized; or serve it with --quantization %s, which quantizes"
                          + " while it loads",
                      Words.byRevision((s, revision) -> s.findMadeWhileLoading(revision).get())));

  static final List<Rule<Agreement>> RULES = List.of(OTHER_SCHEME, OTHER_SIZE, MADE_WHILE_LOADING);

  private static final Map<VllmRevision, LayerRuleSet<Agreement>> SETS =
      LayerRuleSet.ofEachRevision(RULES);

  private AgreementRules() {}

  private static Case.Draft<Agreement> contradicted() {
    return new Case.Draft<Agreement>(Place.WHOLE)
        .says(
            "%s contradicts the checkpoint, whose experts are %s: %s",
            s -> s.declared().annotation(),
            s -> s.published().schemeInWords(),
            s -> s.published().schemeSource());
  }

  /**
   * What a declaration contradicts.
   *
   * @param declared what is declared
   * @param published what the files say
   * @param revision the revision of vLLM that is to serve it
   * @return findings about the scheme, then about the layer
   */
  public static List<Finding> check(
      Declaration declared, Published published, VllmRevision revision) {
    Agreement subject = new Agreement(declared, published);
    LayerRuleSet<Agreement> rules = Objects.requireNonNull(SETS.get(revision));
    return rules.reported(subject).stream()
        .map(one -> one.finding(subject, revision, fixes(one, subject, revision), true))
        .toList();
  }

  private static List<Fix> fixes(Case<Agreement> one, Agreement subject, VllmRevision revision) {
    return one.rule().equals(OTHER_SCHEME)
        ? Stream.of(subject.fix(revision)).flatMap(Optional::stream).toList()
        : List.of();
  }

  private static Object help(Agreement subject, VllmRevision revision) {
    return subject
        .fix(revision)
        .map(Fix::toString)
        .orElseGet(
            () ->
                "the annotation that fits is "
                    + subject.published().scheme().orElseThrow().annotation());
  }
}

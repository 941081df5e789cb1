package dev.moequant.interop.checkpoint;

import dev.moequant.MoECheck;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.SchemeSpec;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which layers and experts beside the routed ones are quantized as these are, so that their sizes
 * meet the same arithmetic.
 *
 * @param dense layers without experts
 * @param shared shared experts
 */
record OtherModules(boolean dense, boolean shared) {
  private static final List<String> MEMBERS =
      List.of("denseIntermediateSize", "sharedIntermediateSize");

  static final OtherModules NONE = new OtherModules(false, false);

  /** Sizes that their scales do not divide are of modules that are quantized otherwise. */
  OtherModules thatFit(SchemeSpec scheme, LayerSpec layer, Notes notes) {
    if (Catalogue.find(scheme).isEmpty()) {
      return this;
    }
    List<String> misfits =
        MoECheck.of(scheme).layer(layer).check().findings().stream()
            .map(Finding::place)
            .flatMap(
                place -> place instanceof Place.OfLayer at ? Stream.of(at.member()) : Stream.of())
            .filter(MEMBERS::contains)
            .toList();
    misfits.forEach(
        member ->
            notes.assume(
                "%s is of modules that are not quantized as the experts are: groups or blocks of"
                        .formatted(member)
                    + " theirs do not divide it"));
    return new OtherModules(
        dense && !misfits.contains(MEMBERS.get(0)), shared && !misfits.contains(MEMBERS.get(1)));
  }
}

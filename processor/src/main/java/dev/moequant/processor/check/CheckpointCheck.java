package dev.moequant.processor.check;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.processor.model.LayerReading;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Placed;
import dev.moequant.processor.model.Reading;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;

/** What is wrong with the checkpoint of a class, and what the class says that it does not. */
public final class CheckpointCheck {
  private CheckpointCheck() {}

  /**
   * What is wrong with the files, whatever the class declares.
   *
   * @param declared where the checkpoint is named
   * @param files what was read
   * @return each at that name
   */
  public static List<LocatedFinding> files(Placed<String> declared, CheckpointFiles files) {
    return files.findings().stream()
        .map(finding -> new LocatedFinding(finding, declared.of("value")))
        .toList();
  }

  /**
   * Whether scheme and sizes are those of the files.
   *
   * @param scheme the one scheme of the type, without errors
   * @param reading its layer, as far as there is one
   * @param files what was read
   * @param revision the revision of vLLM that serves it
   * @return what is not, each at its member
   */
  public static List<LocatedFinding> agreement(
      Reading scheme, LayerReading reading, CheckpointFiles files, VllmRevision revision) {
    Optional<LayerSpec> layer = reading.layer().map(Placed::spec);
    Optional<String> own =
        scheme.annotation().definition().map(found -> scheme.annotation().simpleName());
    return files.contradictions(scheme.spec(), own, layer, revision).stream()
        .map(finding -> locate(finding, scheme, reading))
        .toList();
  }

  /** An annotation of the user's own is right where it is declared; here it is the wrong one. */
  private static LocatedFinding locate(Finding finding, Reading scheme, LayerReading reading) {
    boolean isOfUse =
        finding.place() instanceof Place.OfScheme && scheme.annotation().definition().isPresent();
    return isOfUse
        ? new LocatedFinding(finding, scheme.annotation().location())
        : reading.locate(finding, scheme.sources());
  }
}

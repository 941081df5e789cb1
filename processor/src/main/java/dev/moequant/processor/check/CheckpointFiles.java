package dev.moequant.processor.check;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;

/** What the files of a checkpoint say. Who asks need not know what reads them. */
public interface CheckpointFiles {
  /**
   * What is wrong with them.
   *
   * @return findings with their places in the files
   */
  List<Finding> findings();

  /**
   * Whether vLLM takes their groups as they are, or not at all.
   *
   * @return true for compressed-tensors
   */
  boolean hasWholeGroups();

  /**
   * What a class declares that they do not say.
   *
   * @param scheme one without errors
   * @param ownAnnotation the name of the user's own annotation, where that declares the scheme
   * @param layer its layer, if there is one
   * @param revision the revision of vLLM that serves it
   * @return findings with their places in the two annotations
   */
  List<Finding> contradictions(
      SchemeSpec scheme,
      Optional<String> ownAnnotation,
      Optional<LayerSpec> layer,
      VllmRevision revision);
}

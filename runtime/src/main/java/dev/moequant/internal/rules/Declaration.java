package dev.moequant.internal.rules;

import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import java.util.Optional;

/**
 * What a class, or a program, says of experts that a checkpoint has.
 *
 * @param scheme one without errors
 * @param ownAnnotation the name of the user's own scheme annotation, where that is what stands on
 *     the class
 * @param layer the sizes, where they are declared
 */
public record Declaration(
    SchemeSpec scheme, Optional<String> ownAnnotation, Optional<LayerSpec> layer) {
  /** What stands on the class, and where that is the user's own, what it means. */
  String annotation() {
    return ownAnnotation
        .map(own -> "@" + own + " (" + scheme.annotation() + ")")
        .orElseGet(scheme::annotation);
  }
}

package dev.moequant.processor.read;

import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.lang.RepeatedAnnotations;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;

/**
 * The annotations of sizes, ranks and checkpoints. By name: they are read as mirrors, never as
 * classes.
 */
final class LayerAnnotations {
  static final String LAYER = "dev.moequant.annotations.MoELayer";
  static final String DEPLOYMENT = "dev.moequant.annotations.MoEDeployment";
  static final String CHECKPOINT = "dev.moequant.annotations.Checkpoint";
  private static final String DEPLOYMENTS = "dev.moequant.annotations.MoEDeployments";

  private static final Set<String> ALL = Set.of(LAYER, DEPLOYMENT, DEPLOYMENTS, CHECKPOINT);

  private LayerAnnotations() {}

  static boolean isOne(TypeElement annotation) {
    return ALL.contains(annotation.getQualifiedName().toString());
  }

  /**
   * In source order; those in a container, written or not, in its place. What else stands in one
   * that is written, the compiler has an error for.
   */
  static List<AnnotationMirror> deployments(TypeElement type) {
    return type.getAnnotationMirrors().stream()
        .<AnnotationMirror>flatMap(
            mirror ->
                switch (Mirrors.nameOf(mirror)) {
                  case DEPLOYMENT -> Stream.of(mirror);
                  case DEPLOYMENTS -> RepeatedAnnotations.in(mirror).stream();
                  default -> Stream.empty();
                })
        .filter(mirror -> Mirrors.nameOf(mirror).equals(DEPLOYMENT))
        .toList();
  }
}

package dev.moequant.processor.read;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;

/**
 * Annotations as they stand in the source. javac before 21 has no mirror of one that does not
 * exist; only the tree knows that something is written there. Nothing else needs trees.
 */
final class WrittenAnnotations {
  private WrittenAnnotations() {}

  /** Whether javac cannot resolve one of them; false where the compiler has no trees to ask. */
  static boolean hasUnresolved(ProcessingEnvironment environment, TypeElement type) {
    try {
      Trees trees = Trees.instance(environment);
      TreePath path = trees.getPath(type);
      return path != null
          && trees.getTree(type).getModifiers().getAnnotations().stream()
              .anyMatch(annotation -> isUnresolved(trees, path, annotation));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return false; // ecj, which has the mirror; or a build tool's wrapper around javac's
      // environment
    }
  }

  private static boolean isUnresolved(Trees trees, TreePath type, AnnotationTree annotation) {
    TypeMirror mirror = trees.getTypeMirror(new TreePath(type, annotation.getAnnotationType()));
    return mirror != null && mirror.getKind() == TypeKind.ERROR;
  }
}

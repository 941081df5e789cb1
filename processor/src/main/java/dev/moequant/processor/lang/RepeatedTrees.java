package dev.moequant.processor.lang;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where javac's mirrors do not lead: to an annotation that is repeated. Its mirror is in a
 * container that nobody wrote, and javac looks for the tree of that (17 to 25: {@code
 * JavacElements.matchAnnoToTree}), finds none and points at the class.
 */
final class RepeatedTrees {
  private final Trees trees;

  RepeatedTrees(Trees trees) {
    this.trees = trees;
  }

  /**
   * The tree of an annotation, or of one of its values.
   *
   * @return empty where javac finds it by itself
   */
  Optional<Tree> find(Element element, AnnotationMirror mirror, @Nullable AnnotationValue value) {
    for (AnnotationMirror container : element.getAnnotationMirrors()) {
      int index = RepeatedAnnotations.in(container).indexOf(mirror);
      if (index >= 0) {
        TreePath path = trees.getPath(element);
        return path == null || !written(path, container).isEmpty()
            ? Optional.empty()
            : written(path, mirror).stream()
                .skip(index)
                .findFirst()
                .map(annotation -> value == null ? annotation : value(annotation, mirror, value));
      }
    }
    return Optional.empty();
  }

  private List<? extends AnnotationTree> written(TreePath path, AnnotationMirror mirror) {
    return path.getLeaf() instanceof ClassTree type
        ? type.getModifiers().getAnnotations().stream()
            .filter(tree -> isOf(new TreePath(path, tree), mirror))
            .toList()
        : List.of();
  }

  private boolean isOf(TreePath annotation, AnnotationMirror mirror) {
    AnnotationTree tree = (AnnotationTree) annotation.getLeaf();
    return mirror
        .getAnnotationType()
        .asElement()
        .equals(trees.getElement(new TreePath(annotation, tree.getAnnotationType())));
  }

  private static Tree value(
      AnnotationTree annotation, AnnotationMirror mirror, AnnotationValue value) {
    return mirror.getElementValues().entrySet().stream()
        .filter(entry -> entry.getValue().equals(value))
        .map(Map.Entry::getKey)
        .map(member -> member.getSimpleName().toString())
        .flatMap(member -> argument(annotation, member).stream())
        .<Tree>map(found -> found)
        .findFirst()
        .orElse(annotation);
  }

  private static Optional<ExpressionTree> argument(AnnotationTree annotation, String member) {
    return annotation.getArguments().stream()
        .filter(AssignmentTree.class::isInstance)
        .map(AssignmentTree.class::cast)
        .filter(argument -> argument.getVariable().toString().equals(member))
        .<ExpressionTree>map(AssignmentTree::getExpression)
        .findFirst();
  }
}

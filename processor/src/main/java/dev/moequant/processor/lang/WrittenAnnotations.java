package dev.moequant.processor.lang;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.util.List;
import java.util.Optional;
import java.util.function.BiPredicate;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * Annotations as they stand in the source, for the questions that mirrors do not answer. javac
 * before 21 has no mirror of an annotation that does not exist; and it has the same {@code <error>}
 * for a constant that is yet to be generated and for a number where a boolean belongs; and it has
 * no mirror of a member that does not exist. Nor has a mirror a line, or the spelling of a
 * constant. Compilers without trees, and build tools that wrap javac's environment, do without the
 * answers.
 */
public final class WrittenAnnotations {
  private final ProcessingEnvironment environment;

  WrittenAnnotations(ProcessingEnvironment environment) {
    this.environment = environment;
  }

  /**
   * Whether javac cannot resolve one of them.
   *
   * @param type the type that they stand on
   * @return false, too, where the compiler has no trees to ask
   */
  public boolean hasUnresolved(TypeElement type) {
    return ask(
        type,
        (trees, path) ->
            annotations(trees, path).stream()
                .anyMatch(annotation -> isUnresolved(trees, path, annotation)));
  }

  /**
   * Whether all that the values of an annotation name is there, so that what is wrong with them
   * will stay so.
   *
   * @param type the type that it stands on
   * @param annotation the annotation
   * @return false, too, where the compiler has no trees to ask
   */
  public boolean areNamesThere(TypeElement type, AnnotationMirror annotation) {
    Element wanted = annotation.getAnnotationType().asElement();
    return ask(
        type,
        (trees, path) -> {
          List<TreePath> all =
              annotations(trees, path).stream().map(one -> new TreePath(path, one)).toList();
          List<TreePath> its =
              all.stream().filter(one -> wanted.equals(annotationType(trees, one))).toList();
          // In a container that is written out it is none of them.
          return (its.isEmpty() ? all : its)
              .stream().noneMatch(one -> new Names(trees).areMissing(one));
        });
  }

  private boolean ask(TypeElement type, BiPredicate<Trees, TreePath> question) {
    return trees()
        .filter(
            trees -> {
              TreePath path = trees.getPath(type);
              return path != null && question.test(trees, path);
            })
        .isPresent();
  }

  /** Of javac only: other compilers have none, and a wrapped environment is not javac's. */
  private Optional<Trees> trees() {
    try {
      return Optional.of(Trees.instance(environment));
    } catch (IllegalArgumentException | LinkageError notJavac) {
      return Optional.empty();
    }
  }

  private static List<? extends AnnotationTree> annotations(Trees trees, TreePath type) {
    return trees.getTree((TypeElement) trees.getElement(type)).getModifiers().getAnnotations();
  }

  /**
   * Those of a field, by now.
   *
   * @param field a field of a source
   * @return empty where the compiler has no trees to ask
   */
  public Optional<List<? extends AnnotationTree>> of(Element field) {
    return trees()
        .map(trees -> trees.getTree(field))
        .filter(VariableTree.class::isInstance)
        .map(written -> ((VariableTree) written).getModifiers().getAnnotations());
  }

  /**
   * The constant that an annotation is given, as it is spelled.
   *
   * @param element what it stands on
   * @param annotation an annotation with one value
   * @return for example {@code TensorSlot.W1_SCALE}; empty where the compiler has no trees to ask,
   *     and where it is no name
   */
  public Optional<String> constant(Element element, AnnotationMirror annotation) {
    return path(element, annotation)
        .map(TreePath::getLeaf)
        .filter(AnnotationTree.class::isInstance)
        .map(written -> ((AnnotationTree) written).getArguments())
        .filter(values -> values.size() == 1)
        .map(values -> values.get(0))
        .map(value -> value instanceof AssignmentTree named ? named.getExpression() : value)
        .filter(value -> value instanceof MemberSelectTree || value instanceof IdentifierTree)
        .map(Object::toString);
  }

  /**
   * Where an annotation stands.
   *
   * @param element what it stands on
   * @param annotation the annotation, or null for the element itself
   * @return for example {@code Experts.java:12}; empty where the compiler has no trees to ask, and
   *     for what is in a class file
   */
  public Optional<String> line(Element element, @Nullable AnnotationMirror annotation) {
    return path(element, annotation)
        .flatMap(
            path -> {
              CompilationUnitTree unit = path.getCompilationUnit();
              long start =
                  Trees.instance(environment)
                      .getSourcePositions()
                      .getStartPosition(unit, path.getLeaf());
              String file = unit.getSourceFile().getName().replace('\\', '/');
              return start < 0
                  ? Optional.empty()
                  : Optional.of(
                      file.substring(file.lastIndexOf('/') + 1)
                          + ":"
                          + unit.getLineMap().getLineNumber(start));
            });
  }

  /**
   * Prints at an annotation that is repeated, or at one of its values.
   *
   * @param kind how bad it is
   * @param text a complete message
   * @param element what the annotation stands on
   * @param annotation the annotation
   * @param value one of its values, or null for the whole
   * @return false where nothing was printed, as the compiler finds the place by itself, or has no
   *     trees to ask
   */
  public boolean printAtRepeated(
      Diagnostic.Kind kind,
      String text,
      Element element,
      AnnotationMirror annotation,
      @Nullable AnnotationValue value) {
    return trees()
        .flatMap(
            trees ->
                new RepeatedTrees(trees)
                    .find(element, annotation, value)
                    .map(
                        tree -> {
                          CompilationUnitTree unit = trees.getPath(element).getCompilationUnit();
                          trees.printMessage(kind, text, tree, unit);
                          return true;
                        }))
        .orElse(false);
  }

  private Optional<TreePath> path(Element element, @Nullable AnnotationMirror annotation) {
    return trees()
        .map(
            trees ->
                annotation == null ? trees.getPath(element) : trees.getPath(element, annotation));
  }

  private static boolean isUnresolved(Trees trees, TreePath type, AnnotationTree annotation) {
    TypeMirror mirror = trees.getTypeMirror(new TreePath(type, annotation.getAnnotationType()));
    return mirror != null && mirror.getKind() == TypeKind.ERROR;
  }

  private static @Nullable Element annotationType(Trees trees, TreePath annotation) {
    AnnotationTree tree = (AnnotationTree) annotation.getLeaf();
    return trees.getElement(new TreePath(annotation, tree.getAnnotationType()));
  }

  /** Looks for a name that nothing has. */
  private static final class Names extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Trees trees;
    private boolean missing;

    Names(Trees trees) {
      this.trees = trees;
    }

    boolean areMissing(TreePath tree) {
      scan(tree, null);
      return missing;
    }

    @Override
    public @Nullable Void visitIdentifier(IdentifierTree tree, @Nullable Void unused) {
      look();
      return super.visitIdentifier(tree, null);
    }

    @Override
    public @Nullable Void visitMemberSelect(MemberSelectTree tree, @Nullable Void unused) {
      look();
      return super.visitMemberSelect(tree, null);
    }

    private void look() {
      Element named = trees.getElement(getCurrentPath());
      missing |= named == null || named.asType().getKind() == TypeKind.ERROR;
    }
  }
}

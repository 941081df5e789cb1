package dev.moequant.processor.lang;

import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ErrorType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/** Whether a type mentions one that does not exist, or not yet. */
public final class Unresolved extends SimpleTypeVisitor14<Boolean, @Nullable Void> {
  private static final Unresolved VISITOR = new Unresolved();

  private Unresolved() {
    super(false);
  }

  /**
   * Whether one is anywhere in a type.
   *
   * @param type any type
   * @return true for {@code List<Gone>}, too
   */
  public static boolean isIn(TypeMirror type) {
    return type.accept(VISITOR, null);
  }

  /**
   * Whether the type itself is not there, whatever its arguments. ecj calls {@code Base<Gone>} an
   * error, too, where it is a superclass; only the element tells.
   *
   * @param type any type
   * @return true where there is no such class
   */
  public static boolean isMissing(TypeMirror type) {
    return type.getKind() == TypeKind.ERROR
        && (!(type instanceof DeclaredType declared)
            || declared.asElement().asType().getKind() == TypeKind.ERROR);
  }

  /**
   * Whether one is in the type parameters of a type, or of those around it, whose it may use.
   *
   * @param type any type
   * @return true where a bound names what is not there
   */
  public static boolean isInParameters(TypeElement type) {
    return type.getTypeParameters().stream()
            .flatMap(parameter -> parameter.getBounds().stream())
            .anyMatch(Unresolved::isIn)
        || (type.getEnclosingElement() instanceof TypeElement outer && isInParameters(outer));
  }

  @Override
  public Boolean visitError(ErrorType type, @Nullable Void unused) {
    return true;
  }

  @Override
  public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
    return type.getTypeArguments().stream().anyMatch(Unresolved::isIn);
  }

  @Override
  public Boolean visitArray(ArrayType type, @Nullable Void unused) {
    return isIn(type.getComponentType());
  }

  @Override
  public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
    TypeMirror upper = type.getExtendsBound();
    TypeMirror lower = type.getSuperBound();
    return (upper != null && isIn(upper)) || (lower != null && isIn(lower));
  }

  @Override
  public Boolean visitExecutable(ExecutableType type, @Nullable Void unused) {
    return isIn(type.getReturnType()) || type.getThrownTypes().stream().anyMatch(Unresolved::isIn);
  }
}

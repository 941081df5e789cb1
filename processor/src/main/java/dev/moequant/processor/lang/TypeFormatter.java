package dev.moequant.processor.lang;

import com.google.auto.common.MoreTypes;
import java.util.Locale;
import java.util.stream.Collectors;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.NoType;
import javax.lang.model.type.PrimitiveType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * A type as a message names it. Not {@code toString}, which prints annotations and differs between
 * compilers.
 */
public final class TypeFormatter extends SimpleTypeVisitor14<String, @Nullable Void> {
  private final boolean isQualified;

  private TypeFormatter(boolean isQualified) {
    super("?");
    this.isQualified = isQualified;
  }

  /**
   * The simple name, with type arguments.
   *
   * @param type any type
   * @return for example {@code List<Tensor>}
   */
  public static String of(TypeMirror type) {
    return type.accept(new TypeFormatter(false), null);
  }

  /**
   * A type beside another one.
   *
   * @param type the one to name
   * @param beside what is named in the same message
   * @return qualified where the simple names are the same
   */
  public static String of(TypeMirror type, TypeMirror beside) {
    return of(type).equals(of(beside)) ? type.accept(new TypeFormatter(true), null) : of(type);
  }

  @Override
  public String visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = MoreTypes.asTypeElement(type);
    String name = (isQualified ? element.getQualifiedName() : element.getSimpleName()).toString();
    return type.getTypeArguments().isEmpty()
        ? name
        : type.getTypeArguments().stream()
            .map(argument -> argument.accept(this, null))
            .collect(Collectors.joining(", ", name + "<", ">"));
  }

  @Override
  public String visitArray(ArrayType type, @Nullable Void unused) {
    return type.getComponentType().accept(this, null) + "[]";
  }

  @Override
  public String visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    return type.asElement().getSimpleName().toString();
  }

  @Override
  public String visitPrimitive(PrimitiveType type, @Nullable Void unused) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }

  /** Somebody may write {@code void.class}. */
  @Override
  public String visitNoType(NoType type, @Nullable Void unused) {
    return type.getKind().name().toLowerCase(Locale.ROOT);
  }
}

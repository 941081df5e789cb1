package dev.moequant.processor.write;

import com.google.auto.common.MoreTypes;
import com.palantir.javapoet.ArrayTypeName;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import com.palantir.javapoet.WildcardTypeName;
import dev.moequant.processor.model.BoundTensors;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.TypeParameterElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * The types that {@code of(method)} names. The method repeats the type parameters of its subject
 * and of those whose instance that needs, in one list: a parameter is renamed where an inner one
 * has its name, or a class that the method mentions, which it would hide.
 */
final class TypeNames extends SimpleTypeVisitor14<TypeName, @Nullable Void> {
  private final Map<TypeParameterElement, String> parameters = new LinkedHashMap<>();
  private final Set<String> taken = new HashSet<>();

  TypeNames(BoundTensors bound) {
    ReferencedElements.of(bound).elements().stream()
        .filter(TypeElement.class::isInstance)
        .forEach(type -> taken.add(type.getSimpleName().toString()));
    declare(bound.subject());
  }

  private void declare(TypeElement type) {
    type.getTypeParameters().forEach(p -> parameters.put(p, free(p.getSimpleName().toString())));
    if (type.getEnclosingElement() instanceof TypeElement outer
        && !type.getModifiers().contains(Modifier.STATIC)) {
      declare(outer);
    }
  }

  private String free(String wanted) {
    return Stream.iterate(wanted, name -> name + "_").filter(taken::add).findFirst().orElseThrow();
  }

  /** The type parameters to repeat. */
  List<TypeVariableName> variables() {
    List<TypeVariableName> variables = new ArrayList<>();
    parameters.forEach((parameter, name) -> variables.add(variable(parameter, name)));
    return variables;
  }

  /** What the javadoc says of them: a strict doclint misses it. */
  CodeBlock params() {
    CodeBlock.Builder doc = CodeBlock.builder();
    parameters.forEach(
        (parameter, name) ->
            doc.add(
                "@param <$L> type parameter {@code $L} of {@code $L}\n",
                name,
                parameter.getSimpleName(),
                parameter.getGenericElement().getSimpleName()));
    return doc.build();
  }

  private TypeVariableName variable(TypeParameterElement parameter, String name) {
    TypeName[] bounds = parameter.getBounds().stream().map(this::of).toArray(TypeName[]::new);
    return TypeVariableName.get(name, bounds);
  }

  /** A type variable of our own: T, unless that is taken. */
  TypeVariableName open() {
    return TypeVariableName.get(taken.contains("T") ? free("TENSOR") : "T");
  }

  /** A type as the method writes it. */
  TypeName of(TypeMirror type) {
    return type.accept(this, null);
  }

  @Override
  protected TypeName defaultAction(TypeMirror type, @Nullable Void unused) {
    return TypeName.get(type);
  }

  @Override
  public TypeName visitDeclared(DeclaredType type, @Nullable Void unused) {
    ClassName name = ClassName.get(MoreTypes.asTypeElement(type));
    TypeName[] arguments = type.getTypeArguments().stream().map(this::of).toArray(TypeName[]::new);
    TypeMirror outer = type.getEnclosingType();
    // ecj has an enclosing type for nested records and members of interfaces, too.
    if (outer.getKind() == TypeKind.DECLARED
        && !type.asElement().getModifiers().contains(Modifier.STATIC)
        && of(outer) instanceof ParameterizedTypeName parameterized) {
      return parameterized.nestedClass(name.simpleName(), List.of(arguments));
    }
    return arguments.length == 0 ? name : ParameterizedTypeName.get(name, arguments);
  }

  @Override
  public TypeName visitArray(ArrayType type, @Nullable Void unused) {
    return ArrayTypeName.of(of(type.getComponentType()));
  }

  @Override
  public TypeName visitWildcard(WildcardType type, @Nullable Void unused) {
    TypeMirror upper = type.getExtendsBound();
    TypeMirror lower = type.getSuperBound();
    if (lower != null) {
      return WildcardTypeName.supertypeOf(of(lower));
    }
    return WildcardTypeName.subtypeOf(upper == null ? ClassName.get(Object.class) : of(upper));
  }

  @Override
  public TypeName visitTypeVariable(TypeVariable type, @Nullable Void unused) {
    String name = parameters.get(type.asElement());
    return name == null ? TypeName.get(type) : TypeVariableName.get(name);
  }
}

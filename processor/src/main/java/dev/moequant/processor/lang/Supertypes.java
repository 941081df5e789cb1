package dev.moequant.processor.lang;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.IntersectionType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.TypeVariable;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Whether the supertypes of a type are there, found out from elements alone, before anybody asks
 * {@code Types} about it. javac keeps what it computes about a class whose superclass another
 * processor has yet to generate, and later rejects correct code with it ("ExpertsBase cannot be
 * converted to Experts" in that processor's own file; javac 17 and 25).
 */
public final class Supertypes {
  private final Predicate<TypeElement> isSource;
  private final Map<TypeElement, Boolean> seen = new HashMap<>();
  private final Set<Element> variables = new HashSet<>();
  private final Mentioned mentioned = new Mentioned();

  /**
   * Only sources wait: what a class file lacks will not be generated.
   *
   * @param isSource whether a type is compiled, not read from a class file
   */
  public Supertypes(Predicate<TypeElement> isSource) {
    this.isSource = isSource;
  }

  /**
   * A type and its supertypes, all that are there.
   *
   * @param type where to begin
   * @return subtypes first, each once
   */
  public static List<TypeElement> of(TypeElement type) {
    Map<String, TypeElement> found = new LinkedHashMap<>();
    collect(type, found);
    return new ArrayList<>(found.values());
  }

  private static void collect(TypeElement type, Map<String, TypeElement> found) {
    String name = type.getQualifiedName().toString();
    if (!name.equals("java.lang.Object") && found.putIfAbsent(name, type) == null) {
      direct(type)
          .filter(above -> !Unresolved.isMissing(above))
          .forEach(above -> elementOf(above).ifPresent(element -> collect(element, found)));
    }
  }

  /**
   * Whether a type lacks a supertype; javac leaves it out of {@code Types.directSupertypes}.
   *
   * @param type any type
   * @return true where the compiler does not know one that the type names
   */
  public static boolean isMissingIn(TypeElement type) {
    return direct(type).anyMatch(Unresolved::isMissing);
  }

  private static Stream<TypeMirror> direct(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream());
  }

  private static Optional<TypeElement> elementOf(TypeMirror type) {
    return type instanceof DeclaredType declared
            && declared.asElement() instanceof TypeElement element
        ? Optional.of(element)
        : Optional.empty();
  }

  /**
   * Whether {@code Types} may be asked about a type: no source that it mentions, and no supertype
   * of those, waits for a supertype.
   *
   * @param type any type
   * @return false where an answer would be wrong, and kept
   */
  public boolean areThere(TypeMirror type) {
    return type.accept(mentioned, null);
  }

  private boolean areThere(TypeElement type) {
    if (seen.putIfAbsent(type, true) == null) {
      boolean there =
          !(isMissingIn(type) && isSource.test(type)) && direct(type).allMatch(this::areThere);
      seen.put(type, there);
    }
    return seen.getOrDefault(type, true);
  }

  /** Each class that a type names. */
  private final class Mentioned extends SimpleTypeVisitor14<Boolean, @Nullable Void> {
    Mentioned() {
      super(true);
    }

    @Override
    public Boolean visitDeclared(DeclaredType type, @Nullable Void unused) {
      return elementOf(type).map(Supertypes.this::areThere).orElse(true)
          && type.getTypeArguments().stream().allMatch(Supertypes.this::areThere);
    }

    @Override
    public Boolean visitArray(ArrayType type, @Nullable Void unused) {
      return areThere(type.getComponentType());
    }

    @Override
    public Boolean visitWildcard(WildcardType type, @Nullable Void unused) {
      return Stream.of(
              Optional.ofNullable(type.getExtendsBound()),
              Optional.ofNullable(type.getSuperBound()))
          .flatMap(Optional::stream)
          .allMatch(Supertypes.this::areThere);
    }

    @Override
    public Boolean visitIntersection(IntersectionType type, @Nullable Void unused) {
      return type.getBounds().stream().allMatch(Supertypes.this::areThere);
    }

    /** Its bounds may mention it again: {@code <T extends Comparable<T>>}. */
    @Override
    public Boolean visitTypeVariable(TypeVariable type, @Nullable Void unused) {
      return !variables.add(type.asElement()) || areThere(type.getUpperBound());
    }

    @Override
    public Boolean visitExecutable(ExecutableType type, @Nullable Void unused) {
      return areThere(type.getReturnType())
          && type.getThrownTypes().stream().allMatch(Supertypes.this::areThere);
    }
  }
}

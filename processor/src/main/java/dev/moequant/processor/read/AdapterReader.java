package dev.moequant.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Types;

/** Reads {@code @QuantTensors}, and from the adapter's supertypes whose shapes it tells. */
final class AdapterReader {
  static final String QUANT_TENSORS = "dev.moequant.annotations.QuantTensors";
  private static final String TENSOR_ADAPTER = "dev.moequant.TensorAdapter";

  private final Types types;
  private final Predicate<String> isCompiled;
  private final List<String> skew = new ArrayList<>();
  private boolean resolved = true;

  AdapterReader(Types types, Predicate<String> isCompiled) {
    this.types = types;
    this.isCompiled = isCompiled;
  }

  /** Whether all is there that there may ever be: the adapter, its supertypes, its tensor type. */
  boolean isResolved() {
    return resolved;
  }

  List<String> skew() {
    return List.copyOf(skew);
  }

  Optional<Bindings.Adapter> read(SchemeAnnotation annotation) {
    for (AnnotationMirror mirror : annotation.type().getAnnotationMirrors()) {
      if (SchemeAnnotation.nameOf(mirror).equals(QUANT_TENSORS)) {
        MemberReader values = new MemberReader(mirror);
        TypeMirror adapter = values.type("adapter");
        resolved &= values.isResolved();
        skew.addAll(values.skew());
        Location location =
            new Location(
                annotation.type(), mirror, MemberReader.written(mirror, "adapter").orElse(null));
        return Optional.ofNullable(adapter).map(type -> adapter(type, location));
      }
    }
    return Optional.empty();
  }

  /** Looks for TensorAdapter among the supertypes; what else is missing is not our concern then. */
  private Bindings.Adapter adapter(TypeMirror adapter, Location location) {
    List<TypeMirror> open = new ArrayList<>();
    if (adapter instanceof DeclaredType literal) {
      open.add(literal.asElement().asType()); // "Adapter.class" of a generic class is raw
    }
    Set<String> seen = new HashSet<>();
    Optional<TypeElement> incomplete = Optional.empty();
    while (!open.isEmpty()) {
      if (open.remove(0) instanceof DeclaredType next && seen.add(nameOf(next))) {
        if (nameOf(next).equals(TENSOR_ADAPTER)) {
          resolved &= !Unresolved.isIn(next);
          return new Bindings.Adapter(adapter, Optional.of(next), Optional.empty(), location);
        }
        TypeElement element = (TypeElement) next.asElement();
        incomplete = incomplete.or(() -> Optional.of(element).filter(e -> lacksASupertype(e)));
        open.addAll(types.directSupertypes(next));
      }
    }
    // In a source the compiler reports it, or another processor is about to generate it.
    resolved &= incomplete.map(type -> !isSource(type)).orElse(true);
    return new Bindings.Adapter(adapter, Optional.empty(), incomplete, location);
  }

  private boolean isSource(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? isSource(outer)
        : isCompiled.test(type.getQualifiedName().toString());
  }

  /** Asks the element: javac leaves a type that is not there out of the direct supertypes. */
  private static boolean lacksASupertype(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .anyMatch(Unresolved::isMissing);
  }

  private static String nameOf(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }
}

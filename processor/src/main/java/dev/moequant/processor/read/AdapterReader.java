package dev.moequant.processor.read;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
  private final List<String> skew = new ArrayList<>();
  private boolean resolved = true;

  AdapterReader(Types types) {
    this.types = types;
  }

  /** Whether the adapter, its supertypes and its tensor type are all there. */
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
        return Optional.ofNullable(adapter)
            .map(type -> new Bindings.Adapter(type, tensorType(type), location));
      }
    }
    return Optional.empty();
  }

  private Optional<TypeMirror> tensorType(TypeMirror adapter) {
    List<TypeMirror> open = new ArrayList<>();
    if (adapter instanceof DeclaredType literal) {
      open.add(literal.asElement().asType()); // "Adapter.class" of a generic class is raw
    }
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      if (open.remove(0) instanceof DeclaredType next && seen.add(nameOf(next))) {
        if (nameOf(next).equals(TENSOR_ADAPTER)) {
          return argument(next);
        }
        resolved &= !lacksASupertype((TypeElement) next.asElement());
        open.addAll(types.directSupertypes(next));
      }
    }
    return Optional.empty();
  }

  /** Asks the element: javac leaves a type that is not there out of the direct supertypes. */
  private static boolean lacksASupertype(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .anyMatch(Unresolved::isMissing);
  }

  private Optional<TypeMirror> argument(DeclaredType adapter) {
    Optional<TypeMirror> tensor =
        adapter.getTypeArguments().stream().<TypeMirror>map(t -> t).findFirst();
    resolved &= tensor.map(t -> !Unresolved.isIn(t)).orElse(true);
    return tensor;
  }

  private static String nameOf(DeclaredType type) {
    return ((TypeElement) type.asElement()).getQualifiedName().toString();
  }
}

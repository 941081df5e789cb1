package dev.moequant.processor.read;

import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.lang.Supertypes;
import dev.moequant.processor.lang.Unresolved;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.tensors.TensorAdapter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;

/** Reads {@code @QuantTensors}: the adapter, and which {@code TensorAdapter<T>} it implements. */
final class AdapterReader {
  private static final String TENSOR_ADAPTER = TensorAdapter.class.getName();

  private final CompilerContext context;
  private final Supertypes supertypes;
  private final List<String> skew = new ArrayList<>();
  private boolean resolved = true;
  private boolean broken;

  AdapterReader(CompilerContext context, Supertypes supertypes) {
    this.context = context;
    this.supertypes = supertypes;
  }

  /** Whether all is there that there may ever be: the adapter, its supertypes, its tensor type. */
  boolean isResolved() {
    return resolved;
  }

  /** Whether the compiler has an error for it. */
  boolean isBroken() {
    return broken;
  }

  List<String> skew() {
    return List.copyOf(skew);
  }

  Optional<Bindings.Adapter> read(SchemeAnnotation annotation) {
    return quantTensors(annotation.type()).flatMap(mirror -> read(annotation.type(), mirror));
  }

  /** The {@code @QuantTensors} of a class. */
  static Optional<AnnotationMirror> quantTensors(TypeElement type) {
    return Mirrors.find(type, BindingAnnotations.QUANT_TENSORS);
  }

  private Optional<Bindings.Adapter> read(TypeElement subject, AnnotationMirror mirror) {
    MemberReader values = new MemberReader(subject, mirror);
    TypeMirror adapter = values.type("adapter");
    Reading.State state = values.state(context, subject);
    resolved &= state != Reading.State.WAITING;
    broken |= state == Reading.State.BROKEN;
    skew.addAll(values.skew());
    return Optional.ofNullable(adapter).map(type -> adapter(type, values.placeOf("adapter")));
  }

  /** Looks for TensorAdapter among the supertypes. */
  private Bindings.Adapter adapter(TypeMirror adapter, Location location) {
    Optional<TypeElement> type =
        adapter instanceof DeclaredType literal
            ? Optional.of(MoreTypes.asTypeElement(literal))
            : Optional.empty();
    // In a source the compiler reports it, or another processor is about to generate it.
    if (!type.map(this::isThere).orElse(true)) {
      resolved = false;
      return new Bindings.Adapter(adapter, Optional.empty(), Optional.empty(), location);
    }
    Optional<DeclaredType> implemented = type.flatMap(this::implemented);
    implemented.ifPresent(
        found -> resolved &= !Unresolved.isIn(found) && supertypes.areThere(found));
    return new Bindings.Adapter(
        adapter,
        implemented,
        implemented.isPresent() ? Optional.empty() : incomplete(type),
        location);
  }

  /**
   * With its field INSTANCE, or an inherited one, of which it is asked whether that is one of it.
   */
  private boolean isThere(TypeElement adapter) {
    return supertypes.areThere(adapter.asType())
        && Supertypes.of(adapter).stream()
            .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
            .filter(field -> field.getSimpleName().contentEquals("INSTANCE"))
            .allMatch(field -> supertypes.areThere(field.asType()));
  }

  private Optional<DeclaredType> implemented(TypeElement adapter) {
    List<TypeMirror> open = new ArrayList<>();
    open.add(adapter.asType()); // "Adapter.class" of a generic class is raw
    Set<String> seen = new HashSet<>();
    while (!open.isEmpty()) {
      if (open.remove(0) instanceof DeclaredType next && seen.add(nameOf(next))) {
        if (nameOf(next).equals(TENSOR_ADAPTER)) {
          return Optional.of(next);
        }
        open.addAll(context.types().directSupertypes(next));
      }
    }
    return Optional.empty();
  }

  /** A class file whose supertype is not on the class path. */
  private static Optional<TypeElement> incomplete(Optional<TypeElement> adapter) {
    return adapter.stream()
        .flatMap(type -> Supertypes.of(type).stream())
        .filter(Supertypes::isMissingIn)
        .findFirst();
  }

  private static String nameOf(DeclaredType type) {
    return MoreTypes.asTypeElement(type).getQualifiedName().toString();
  }
}

package dev.moequant.processor.read;

import dev.moequant.annotations.TensorSlot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;
import org.jspecify.annotations.Nullable;

/** Finds {@code @QuantParam} on the members of one class, inherited ones included. */
public final class BindingReader {
  private final SchemeAnnotation annotation;
  private final Types types;
  private final List<BoundMember> members = new ArrayList<>();
  private final List<String> skew = new ArrayList<>();
  private final Map<Element, Element> declared = new HashMap<>();
  private final Inheritance inheritance;
  private final Set<String> visited = new HashSet<>();
  private boolean resolved = true;
  private boolean complete = true;

  private BindingReader(SchemeAnnotation annotation, Types types) {
    this.annotation = annotation;
    this.types = types;
    this.inheritance = new Inheritance(types);
  }

  /**
   * Reads the bindings of a class.
   *
   * @param annotation its scheme annotation
   * @param types the compiler's
   * @param isCompiled whether a top-level type is compiled here, by its name
   * @param inherited to it are added the names of the types whose members the class has
   * @return the bindings; empty where a value or a type that they need is not there (yet)
   */
  public static Optional<Bindings> read(
      SchemeAnnotation annotation,
      Types types,
      Predicate<String> isCompiled,
      Set<String> inherited) {
    BindingReader reader = new BindingReader(annotation, types);
    reader.visit(annotation.type());
    reader.visited.remove(nameOf(annotation.type()));
    inherited.addAll(reader.visited);
    AdapterReader adapters = new AdapterReader(types, isCompiled);
    Optional<Bindings.Adapter> adapter = adapters.read(annotation);
    reader.skew.addAll(adapters.skew());
    return adapters.isResolved() && reader.isResolved()
        ? Optional.of(new Bindings(reader.members, adapter, reader.skew))
        : Optional.empty();
  }

  /** A superclass that is not there may have bindings, the first ones, too. */
  private boolean isResolved() {
    boolean isNameable = members.isEmpty() || !Unresolved.isInParameters(annotation.type());
    return resolved && complete && isNameable;
  }

  private void visit(TypeElement type) {
    if (nameOf(type).equals("java.lang.Object") || !visited.add(nameOf(type))) {
      return;
    }
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD || member.getKind() == ElementKind.METHOD) {
        member(member, type.equals(annotation.type()));
      }
    }
    superType(type.getSuperclass());
    type.getInterfaces().forEach(this::superType);
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  private void superType(TypeMirror type) {
    if (Unresolved.isMissing(type)) {
      complete = false;
    } else if (type instanceof DeclaredType declared) {
      visit((TypeElement) declared.asElement());
    }
  }

  private void member(Element member, boolean own) {
    AnnotationMirror mirror = quantParam(member);
    boolean isHidden = inheritance.isHidden(member);
    Element overrider = inheritance.overrider(member);
    inheritance.add(member, overrider);
    if (mirror == null || isHidden) {
      return;
    }
    Element read = accessor(member).map(Element.class::cast).orElse(overrider);
    MemberReader values = new MemberReader(mirror);
    TensorSlot slot = values.constant("value", TensorSlot.W1_SCALE);
    if (isSaid(member, read, slot)) {
      return;
    }
    note(values);
    // A private one of a supertype is no member of the class, and is refused (307).
    if (own || !read.getModifiers().contains(Modifier.PRIVATE)) {
      resolved &=
          !Unresolved.isIn(types.asMemberOf((DeclaredType) annotation.type().asType(), read));
    }
    Location shown =
        own ? new Location(member, mirror, null) : annotation.locations().annotation(member);
    members.add(new BoundMember(slot, read, shown));
    declared.put(read, member);
  }

  /**
   * Whether a binding of the same member counts instead: that of an overriding method, or an equal
   * one. Two interfaces, or a record's component and its accessor, may also contradict each other.
   */
  private boolean isSaid(Element member, Element read, TensorSlot slot) {
    Element before = declared.get(read);
    return before != null
        && (isOverridden(member, before)
            || members.stream().anyMatch(m -> m.member().equals(read) && m.slot() == slot));
  }

  private boolean isOverridden(Element member, Element before) {
    return !Objects.equals(member.getEnclosingElement(), before.getEnclosingElement())
        && inheritance.isInSubtype(before, member);
  }

  /**
   * The accessor of a record's field. {@code @QuantParam} on a component arrives on the field and,
   * unless it is written out, on the accessor; the field has the position.
   */
  private static Optional<ExecutableElement> accessor(Element field) {
    Element owner = field.getEnclosingElement();
    if (owner == null
        || field.getKind() != ElementKind.FIELD
        || field.getModifiers().contains(Modifier.STATIC)
        || owner.getKind() != ElementKind.RECORD) {
      return Optional.empty();
    }
    return ElementFilter.methodsIn(owner.getEnclosedElements()).stream()
        .filter(method -> method.getParameters().isEmpty())
        .filter(method -> method.getSimpleName().equals(field.getSimpleName()))
        .findFirst();
  }

  /**
   * Of a record's field that of its component, too: ecj leaves it there if the accessor is written.
   */
  private static @Nullable AnnotationMirror quantParam(Element member) {
    return Stream.concat(Stream.of(member), component(member))
        .flatMap(element -> element.getAnnotationMirrors().stream())
        .filter(BoundMember::isQuantParam)
        .findFirst()
        .orElse(null);
  }

  private static Stream<? extends Element> component(Element member) {
    Element owner = member.getEnclosingElement();
    return owner != null && accessor(member).isPresent()
        ? ElementFilter.recordComponentsIn(owner.getEnclosedElements()).stream()
            .filter(component -> component.getSimpleName().equals(member.getSimpleName()))
        : Stream.empty();
  }

  private void note(MemberReader values) {
    resolved &= values.isResolved();
    skew.addAll(values.skew());
  }

  /**
   * Whether an annotation type is {@code @QuantParam} or {@code @QuantTensors}.
   *
   * @param annotation any annotation type
   * @return true for these two
   */
  public static boolean isBinding(TypeElement annotation) {
    return annotation.getQualifiedName().contentEquals(BoundMember.annotationName())
        || annotation.getQualifiedName().contentEquals(AdapterReader.QUANT_TENSORS);
  }
}

package dev.moequant.processor.read;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Components;
import dev.moequant.processor.lang.Inheritance;
import dev.moequant.processor.lang.Supertypes;
import dev.moequant.processor.lang.Unresolved;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.SchemeAnnotation;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/** Finds {@code @QuantParam} on the members of one class, inherited ones included. */
public final class BindingReader {
  private final SchemeAnnotation annotation;
  private final CompilerContext context;
  private final LombokQuirks lombok;
  private final Predicate<TypeElement> isCompiled;
  private final Supertypes supertypes;
  private final List<BoundMember> members = new ArrayList<>();
  private final List<String> skew = new ArrayList<>();
  private final Map<Element, Element> declared = new HashMap<>();
  private final Map<Element, Set<TensorSlot>> said = new HashMap<>();
  private final Components components = new Components();
  private final Inheritance inheritance;
  private boolean resolved = true;
  private boolean broken;

  private BindingReader(
      SchemeAnnotation annotation,
      CompilerContext context,
      LombokQuirks lombok,
      Predicate<TypeElement> isCompiled,
      Supertypes supertypes) {
    this.annotation = annotation;
    this.context = context;
    this.lombok = lombok;
    this.isCompiled = isCompiled;
    this.supertypes = supertypes;
    this.inheritance = new Inheritance(context);
  }

  /**
   * Reads the bindings of a class.
   *
   * @param annotation its scheme annotation
   * @param context the compiler's
   * @param lombok what it has done to the class
   * @param isCompiled whether a top-level type is compiled here, by its name
   * @param inherited to it are added the names of the types whose members the class has
   * @return the bindings; empty where a value or a type that they need is not there (yet)
   */
  public static Optional<Bindings> read(
      SchemeAnnotation annotation,
      CompilerContext context,
      LombokQuirks lombok,
      Predicate<String> isCompiled,
      Set<String> inherited) {
    List<TypeElement> all = Supertypes.of(annotation.type());
    all.stream().skip(1).map(BindingReader::nameOf).forEach(inherited::add);
    Predicate<TypeElement> isSource = type -> isCompiled.test(outermost(type));
    Supertypes supertypes = new Supertypes(isSource);
    // A superclass that is not there may have bindings, the first ones, too.
    if (all.stream().anyMatch(Supertypes::isMissingIn)
        || !supertypes.areThere(annotation.type().asType())) {
      return Optional.empty();
    }
    BindingReader reader = new BindingReader(annotation, context, lombok, isSource, supertypes);
    all.forEach(reader::membersOf);
    AdapterReader adapters = new AdapterReader(context, supertypes);
    Optional<Bindings.Adapter> adapter = adapters.read(annotation);
    reader.skew.addAll(adapters.skew());
    reader.broken |= adapters.isBroken();
    return adapters.isResolved() && reader.isResolved()
        ? Optional.of(new Bindings(reader.members, adapter, reader.skew, reader.broken))
        : Optional.empty();
  }

  private boolean isResolved() {
    boolean isNameable = members.isEmpty() || !Unresolved.isInParameters(annotation.type());
    return resolved && isNameable;
  }

  private void membersOf(TypeElement type) {
    for (Element member : type.getEnclosedElements()) {
      if (member.getKind() == ElementKind.FIELD || member.getKind() == ElementKind.METHOD) {
        member(member, type.equals(annotation.type()));
      }
    }
  }

  private static String nameOf(TypeElement type) {
    return type.getQualifiedName().toString();
  }

  private static String outermost(TypeElement type) {
    return type.getEnclosingElement() instanceof TypeElement outer
        ? outermost(outer)
        : nameOf(type);
  }

  private void member(Element member, boolean own) {
    Optional<AnnotationMirror> quantParam =
        components.annotation(member, BindingAnnotations.QUANT_PARAM);
    boolean isHidden = inheritance.isHidden(member);
    Element overrider = inheritance.overrider(member);
    inheritance.add(member, overrider);
    if (quantParam.isEmpty() || isHidden) {
      return;
    }
    AnnotationMirror mirror = quantParam.get();
    Element read =
        components
            .accessor(member)
            .or(() -> lombok.copy(member))
            .map(Element.class::cast)
            .orElse(overrider);
    MemberReader values = new MemberReader(member, mirror);
    TensorSlot slot = values.constant("value", TensorSlot.W1_SCALE);
    if (isSaid(member, read, slot)) {
      return;
    }
    note(values);
    // A private one of a supertype is no member of the class, and is refused (307).
    if (own || !read.getModifiers().contains(Modifier.PRIVATE)) {
      resolved &= isThere(context.asMemberOf(annotation.type(), read));
    }
    members.add(new BoundMember(slot, read, location(member, mirror, own)));
    declared.put(read, member);
    said.computeIfAbsent(read, key -> EnumSet.noneOf(TensorSlot.class)).add(slot);
  }

  /** Where it is written, if that is compiled here; else where a class names it by its scheme. */
  private Location location(Element member, AnnotationMirror mirror, boolean own) {
    if (own) {
      return new Location(member, mirror, null);
    }
    return member.getEnclosingElement() instanceof TypeElement owner && isCompiled.test(owner)
        ? new Location(member, mirror, null, annotation.type())
        : annotation.locationOf(member);
  }

  private boolean isThere(TypeMirror type) {
    return !Unresolved.isIn(type) && supertypes.areThere(type);
  }

  /**
   * Whether a binding of the same member counts instead: that of an overriding method, or an equal
   * one. Two interfaces, or a record's component and its accessor, may also contradict each other.
   */
  private boolean isSaid(Element member, Element read, TensorSlot slot) {
    Element before = declared.get(read);
    return before != null
        && (isOverridden(member, before) || said.getOrDefault(read, Set.of()).contains(slot));
  }

  private boolean isOverridden(Element member, Element before) {
    return !Objects.equals(member.getEnclosingElement(), before.getEnclosingElement())
        && inheritance.isInSubtype(before, member);
  }

  private void note(MemberReader values) {
    resolved &= !values.isWaiting();
    broken |= values.isBroken();
    skew.addAll(values.skew());
  }
}

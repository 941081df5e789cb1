package dev.moequant.processor.read;

import static java.util.Comparator.comparing;

import com.google.auto.common.MoreElements;
import com.google.auto.common.MoreTypes;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Components;
import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.OrphanBinding;
import dev.moequant.processor.model.SchemeAnnotation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.Name;
import javax.lang.model.element.RecordComponentElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * {@code @QuantParam} and {@code @QuantTensors} in or on types that have no scheme, and sizes,
 * ranks and checkpoints of such.
 *
 * <p>A subclass may repeat {@code @QuantParam} on a method that it overrides: it is bound by the
 * supertype that has the scheme, and read through that. AutoValue and record-builder do so in types
 * that they generate, and such a file may be among the sources.
 */
public final class OrphanBindings {
  /** Of whatever package: the JDK, Jakarta, Immutables and others have one each. */
  private static final Set<String> GENERATED =
      Set.of("Generated", "DaggerGenerated", "RecordBuilderGenerated");

  private OrphanBindings() {}

  /**
   * Whether an annotation type means something beside a scheme only.
   *
   * @param annotation any annotation type
   * @return true for those that bind tensors, and for those of layers and checkpoints
   */
  public static boolean needsScheme(TypeElement annotation) {
    return BindingAnnotations.isBinding(annotation) || LayerAnnotations.isOne(annotation);
  }

  /**
   * The type without a scheme that an annotation stands in or on.
   *
   * @param element an element with one of these annotations
   * @return the type; empty where it has a scheme
   */
  public static Optional<TypeElement> holder(Element element) {
    Element type = MoreElements.isType(element) ? element : element.getEnclosingElement();
    return type != null && MoreElements.isType(type)
        ? Optional.of(MoreElements.asType(type))
            .filter(OrphanBindings::isWithoutScheme)
            .filter(holder -> !KotlinMetadata.isSynthetic(holder))
            .filter(holder -> !isGenerated(holder))
        : Optional.empty();
  }

  private static boolean isGenerated(TypeElement type) {
    return type.getAnnotationMirrors().stream()
            .map(mirror -> mirror.getAnnotationType().asElement().getSimpleName().toString())
            .anyMatch(GENERATED::contains)
        || (type.getEnclosingElement() instanceof TypeElement outer && isGenerated(outer));
  }

  /**
   * Whether nothing is generated for a type. A scheme annotation of the user's own declares a
   * scheme and is not one that has it.
   *
   * @param type a type
   * @return true without a scheme annotation
   */
  public static boolean isWithoutScheme(TypeElement type) {
    List<SchemeAnnotation> schemes = SchemeAnnotations.of(type);
    return schemes.isEmpty()
        || (type.getKind() == ElementKind.ANNOTATION_TYPE && schemes.get(0).definition().isEmpty());
  }

  /**
   * The first place of one of them in a type. Members of an abstract class are for its subclasses.
   *
   * @param type a type without a scheme
   * @param isInherited whether a class with a scheme has its members
   * @return the place; empty where all have a use
   */
  public static Optional<OrphanBinding> first(TypeElement type, boolean isInherited) {
    boolean isForOthers =
        isInherited
            || (type.getKind() != ElementKind.ANNOTATION_TYPE
                && type.getModifiers().contains(Modifier.ABSTRACT));
    List<Element> members = new ArrayList<>(type.getEnclosedElements());
    // javac has the position at the field of a component, not at the component.
    members.sort(comparing(member -> member.getKind() == ElementKind.RECORD_COMPONENT));
    Stream<Element> onMembers = isForOthers ? Stream.empty() : members.stream();
    return place(type, BindingAnnotations.QUANT_TENSORS)
        .or(() -> place(type, LayerAnnotations.LAYER))
        .or(
            () ->
                LayerAnnotations.deployments(type).stream()
                    .findFirst()
                    .map(mirror -> place(type, mirror, LayerAnnotations.DEPLOYMENT)))
        .or(() -> place(type, LayerAnnotations.CHECKPOINT))
        .or(
            () ->
                onMembers
                    .filter(member -> !isBoundAbove(member, type))
                    .flatMap(member -> place(member, BindingAnnotations.QUANT_PARAM).stream())
                    .findFirst());
  }

  /**
   * Whether a type binds one of its methods.
   *
   * @param type any type
   * @return false, too, where the annotations of the type cannot be read
   */
  public static boolean areInMembers(TypeElement type) {
    try {
      return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
          .anyMatch(method -> place(method, BindingAnnotations.QUANT_PARAM).isPresent());
    } catch (RuntimeException broken) {
      return false; // ecj throws where a class file is missing
    }
  }

  /**
   * Whether a method, or the accessor of a record's component, overrides one that a supertype with
   * a scheme binds to the same slot.
   */
  private static boolean isBoundAbove(Element member, TypeElement type) {
    Optional<TensorSlot> slot = slot(member);
    return slot.isPresent()
        && method(member)
            .filter(OrphanBindings::canOverride)
            .filter(method -> isBoundAbove(method.getSimpleName(), slot.get(), type))
            .isPresent();
  }

  private static Optional<ExecutableElement> method(Element member) {
    if (member instanceof RecordComponentElement component) {
      return Optional.ofNullable(component.getAccessor());
    }
    return member instanceof ExecutableElement method
        ? Optional.of(method)
        : new Components().accessor(member);
  }

  private static boolean isBoundAbove(Name name, TensorSlot slot, TypeElement below) {
    return supertypes(below)
        .anyMatch(
            above ->
                (SchemeAnnotations.isOn(above) && binds(above, name, slot))
                    || isBoundAbove(name, slot, above));
  }

  private static boolean canOverride(ExecutableElement method) {
    return method.getParameters().isEmpty()
        && !method.getModifiers().contains(Modifier.STATIC)
        && !method.getModifiers().contains(Modifier.PRIVATE);
  }

  /** Without asking the compiler for supertypes: javac stumbles over one that does not exist. */
  private static Stream<TypeElement> supertypes(TypeElement type) {
    return Stream.concat(Stream.of(type.getSuperclass()), type.getInterfaces().stream())
        .filter(above -> above.getKind() == TypeKind.DECLARED)
        .map(MoreTypes::asTypeElement);
  }

  /** Itself, or by what it inherits. */
  private static boolean binds(TypeElement type, Name name, TensorSlot slot) {
    return ElementFilter.methodsIn(type.getEnclosedElements()).stream()
            .filter(bound -> bound.getSimpleName().equals(name))
            .filter(OrphanBindings::canOverride)
            .flatMap(bound -> slot(bound).stream())
            .anyMatch(slot::equals)
        || supertypes(type).anyMatch(above -> binds(above, name, slot));
  }

  /** The slot of a member; empty where it is not bound. */
  private static Optional<TensorSlot> slot(Element member) {
    return Mirrors.find(member, BindingAnnotations.QUANT_PARAM)
        .map(mirror -> new MemberReader(member, mirror).constant("value", TensorSlot.W1_SCALE));
  }

  /**
   * Whether an annotation of a type does not exist (yet): it may have been meant as the scheme.
   *
   * @param context the compiler's
   * @param type a type
   * @return true where the compiler will complain, unless somebody generates the annotation
   */
  public static boolean hasUnresolvedAnnotation(CompilerContext context, TypeElement type) {
    return type.getAnnotationMirrors().stream()
            .anyMatch(mirror -> mirror.getAnnotationType().getKind() == TypeKind.ERROR)
        || context.written().hasUnresolved(type);
  }

  private static Optional<OrphanBinding> place(Element element, String annotation) {
    return Mirrors.find(element, annotation).map(mirror -> place(element, mirror, annotation));
  }

  private static OrphanBinding place(Element element, AnnotationMirror mirror, String annotation) {
    return new OrphanBinding(
        "@" + annotation.substring(annotation.lastIndexOf('.') + 1),
        !MoreElements.isType(element),
        new Location(element, mirror, null));
  }
}

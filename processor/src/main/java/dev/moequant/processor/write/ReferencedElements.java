package dev.moequant.processor.write;

import com.google.auto.common.MoreTypes;
import dev.moequant.processor.model.BoundTensors;
import java.util.LinkedHashSet;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.type.WildcardType;
import javax.lang.model.util.SimpleTypeVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * The user's types and members that the generated {@code of(method)} names. Where one is deprecated
 * or raw, the compiler would warn about generated code, so those warnings are suppressed there.
 */
final class ReferencedElements extends SimpleTypeVisitor14<@Nullable Void, @Nullable Void> {
  private final Set<Element> elements = new LinkedHashSet<>();
  private boolean raw;
  private boolean finalBound;

  static ReferencedElements of(BoundTensors bound) {
    ReferencedElements mentions = new ReferencedElements();
    mentions.add(bound.subject().asType());
    mentions.parameters(bound.subject());
    bound.tensorType().ifPresent(mentions::add);
    bound.adapter().ifPresent(mentions::name);
    for (Element member : bound.reads()) {
      mentions.elements.add(member);
      if (isStatic(member)) {
        mentions.name(member.getEnclosingElement());
      }
    }
    return mentions;
  }

  Set<Element> elements() {
    return elements;
  }

  /** Whether a generic type is named without its arguments. */
  boolean isRaw() {
    return raw;
  }

  /** Whether a type parameter is bounded by a class that has no subclasses. */
  boolean hasFinalBound() {
    return finalBound;
  }

  private void add(TypeMirror type) {
    type.accept(this, null);
  }

  private void name(@Nullable Element type) {
    for (Element e = type; e instanceof TypeElement; e = e.getEnclosingElement()) {
      elements.add(e);
    }
  }

  /** Those that the method repeats: a static class has none of what is around it. */
  private void parameters(TypeElement type) {
    type.getTypeParameters().forEach(parameter -> parameter.getBounds().forEach(this::bound));
    if (!isStatic(type) && type.getEnclosingElement() instanceof TypeElement outer) {
      parameters(outer);
    }
  }

  private void bound(TypeMirror type) {
    finalBound |=
        type instanceof DeclaredType declared
            && declared.asElement().getModifiers().contains(Modifier.FINAL);
    add(type);
  }

  private static boolean isStatic(Element element) {
    return element.getModifiers().contains(Modifier.STATIC);
  }

  @Override
  public @Nullable Void visitDeclared(DeclaredType type, @Nullable Void unused) {
    TypeElement element = MoreTypes.asTypeElement(type);
    name(element);
    raw |= type.getTypeArguments().isEmpty() && !element.getTypeParameters().isEmpty();
    type.getTypeArguments().forEach(this::add);
    if (!isStatic(element)) {
      add(type.getEnclosingType()); // ecj has one for static classes, too
    }
    return null;
  }

  @Override
  public @Nullable Void visitArray(ArrayType type, @Nullable Void unused) {
    add(type.getComponentType());
    return null;
  }

  @Override
  public @Nullable Void visitWildcard(WildcardType type, @Nullable Void unused) {
    Stream.of(type.getExtendsBound(), type.getSuperBound())
        .filter(Objects::nonNull)
        .forEach(this::add);
    return null;
  }
}

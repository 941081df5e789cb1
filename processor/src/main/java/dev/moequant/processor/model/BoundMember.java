package dev.moequant.processor.model;

import dev.moequant.annotations.TensorSlot;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;

/**
 * A member with {@code @QuantParam}.
 *
 * @param slot which tensor it holds
 * @param member what the factory reads: a field or a method; of a record component the accessor
 * @param location the annotation; of a member that is inherited from a class file the scheme
 *     annotation of the subject
 */
public record BoundMember(TensorSlot slot, Element member, Location location) {
  /**
   * Whether the member cannot be read for want of arguments.
   *
   * @return true for a method with parameters
   */
  public boolean takesParameters() {
    return member instanceof ExecutableElement method && !method.getParameters().isEmpty();
  }

  /**
   * Whether the annotation stands on a record component, and not on a method that reads it.
   *
   * @return true where a field is declared and its accessor read
   */
  public boolean isComponent() {
    return member.getKind() == ElementKind.METHOD
        && location.subject().getKind() == ElementKind.FIELD
        && location.subject().getEnclosingElement() instanceof TypeElement owner
        && owner.getKind() == ElementKind.RECORD;
  }

  /**
   * The member's name.
   *
   * @return the simple name
   */
  public String name() {
    return member.getSimpleName().toString();
  }
}

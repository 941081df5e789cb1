package dev.moequant.processor.read;

import dev.moequant.annotations.TensorSlot;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;

/**
 * A member with {@code @QuantParam}.
 *
 * @param slot which tensor it holds
 * @param member what the factory reads: a field or a method; of a record component the accessor
 * @param location the annotation; for an inherited member the scheme annotation of the subject,
 *     since its own place may be in a class file
 */
public record BoundMember(TensorSlot slot, Element member, Location location) {
  /**
   * The annotation type.
   *
   * @return its qualified name
   */
  public static String annotationName() {
    return "dev.moequant.annotations.QuantParam";
  }

  static boolean isQuantParam(AnnotationMirror mirror) {
    return SchemeAnnotation.nameOf(mirror).equals(annotationName());
  }

  /**
   * The member in words.
   *
   * @return for example {@code field w13Scale} or {@code method w13Scale()}
   */
  public String words() {
    return isMethod() ? "method " + name() + "()" : "field " + name();
  }

  /**
   * The member's name.
   *
   * @return the simple name
   */
  public String name() {
    return member.getSimpleName().toString();
  }

  /**
   * Whether the member is called, not read.
   *
   * @return true for a method
   */
  public boolean isMethod() {
    return member.getKind() == ElementKind.METHOD;
  }
}

package dev.moequant.processor.write;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What {@code of(method)} reads.
 *
 * @param subject the annotated type, which the method takes
 * @param members fields and methods, one for each slot of the scheme, in vLLM's argument order
 * @param tensorType the type of the tensors; empty where there are none, only PrecisionConfigs
 * @param adapter what tells their shapes; empty for "shapes are not checked"
 * @param hasInstance whether the adapter is its field {@code INSTANCE}, not a new object
 */
public record BoundReads(
    TypeElement subject,
    List<Element> members,
    Optional<TypeMirror> tensorType,
    Optional<TypeElement> adapter,
    boolean hasInstance) {
  /** Keeps an unmodifiable copy of the members. */
  public BoundReads {
    members = List.copyOf(members);
  }

  /**
   * For the stub of a type whose members are not known.
   *
   * @param subject the annotated type
   * @return nothing to read, but a method that would
   */
  public static BoundReads unknown(TypeElement subject) {
    return new BoundReads(subject, List.of(), Optional.empty(), Optional.empty(), false);
  }
}

package dev.moequant.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What is known about the bindings of a class once they are checked, and what {@code of(method)}
 * reads.
 *
 * @param subject the annotated type, which the method takes
 * @param members the bound members, in vLLM's argument order; one for each slot of the scheme where
 *     nothing is wrong
 * @param tensorType the type of the tensors; empty where there are none, only PrecisionConfigs
 * @param adapter what tells their shapes, where one is named and usable; empty for "shapes are not
 *     checked"
 * @param hasInstance whether the adapter is its field {@code INSTANCE}, not a new object
 */
public record BoundTensors(
    TypeElement subject,
    List<BoundMember> members,
    Optional<TypeMirror> tensorType,
    Optional<TypeElement> adapter,
    boolean hasInstance) {
  /** Keeps an unmodifiable copy of the members. */
  public BoundTensors {
    members = List.copyOf(members);
  }

  /**
   * For the stub of a type whose members are not known.
   *
   * @param subject the annotated type
   * @return nothing to read, but a method that would
   */
  public static BoundTensors unknown(TypeElement subject) {
    return new BoundTensors(subject, List.of(), Optional.empty(), Optional.empty(), false);
  }

  /**
   * What the method reads.
   *
   * @return fields and methods, in the order of the members
   */
  public List<Element> reads() {
    return members.stream().map(BoundMember::member).toList();
  }
}

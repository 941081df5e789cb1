package dev.moequant.processor.check;

import dev.moequant.processor.read.BoundMember;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * What is known about the bindings of a class once they are checked.
 *
 * @param members the bound members, in vLLM's argument order
 * @param tensorType what they have in common; empty where none of them is a tensor
 * @param adapter the adapter class, where one is named and usable
 * @param hasInstance whether the adapter is its field {@code INSTANCE}, not a new object
 */
public record BoundTensors(
    List<BoundMember> members,
    Optional<TypeMirror> tensorType,
    Optional<TypeElement> adapter,
    boolean hasInstance) {
  /** Keeps an unmodifiable copy of the members. */
  public BoundTensors {
    members = List.copyOf(members);
  }
}

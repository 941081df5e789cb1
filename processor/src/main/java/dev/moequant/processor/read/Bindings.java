package dev.moequant.processor.read;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * Which members of a class hold which tensors.
 *
 * @param members in source order, inherited ones last
 * @param adapter what {@code @QuantTensors} names
 * @param skew how the annotations on the class path differ from those that this processor knows
 */
public record Bindings(List<BoundMember> members, Optional<Adapter> adapter, List<String> skew) {
  /** Keeps unmodifiable copies. */
  public Bindings {
    members = List.copyOf(members);
    skew = List.copyOf(skew);
  }

  /**
   * An adapter class as declared.
   *
   * @param type whatever stands before {@code .class}
   * @param tensor the T of the {@code TensorAdapter<T>} that it implements; empty where it does
   *     not, or without a T
   * @param incomplete the one of its supertypes, or itself, whose class file has a supertype that
   *     is not on the class path
   * @param location where it stands
   */
  public record Adapter(
      TypeMirror type,
      Optional<TypeMirror> tensor,
      Optional<TypeElement> incomplete,
      Location location) {}
}

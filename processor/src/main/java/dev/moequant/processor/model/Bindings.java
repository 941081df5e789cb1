package dev.moequant.processor.model;

import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/**
 * Which members of a class hold which tensors.
 *
 * @param members in source order, inherited ones last
 * @param adapter what {@code @QuantTensors} names
 * @param skew how the annotations on the class path differ from those that this processor knows
 * @param isBroken whether the compiler has an error for one of the annotations
 */
public record Bindings(
    List<BoundMember> members, Optional<Adapter> adapter, List<String> skew, boolean isBroken) {
  /** Keeps unmodifiable copies. */
  public Bindings {
    members = List.copyOf(members);
    skew = List.copyOf(skew);
  }

  /**
   * The same with some of the members only.
   *
   * @param some those to keep
   * @return the bindings
   */
  public Bindings withMembers(List<BoundMember> some) {
    return new Bindings(some, adapter, skew, isBroken);
  }

  /**
   * An adapter class as declared.
   *
   * @param type whatever stands before {@code .class}
   * @param implemented the {@code TensorAdapter<T>} among its supertypes; empty where there is none
   * @param incomplete the one of its supertypes, or itself, whose class file has a supertype that
   *     is not on the class path
   * @param location where it stands
   */
  public record Adapter(
      TypeMirror type,
      Optional<DeclaredType> implemented,
      Optional<TypeElement> incomplete,
      Location location) {
    /**
     * Whose shapes it tells.
     *
     * @return the T; empty where there is no {@code TensorAdapter}, or one without a T
     */
    public Optional<TypeMirror> tensor() {
      return implemented.stream()
          .flatMap(adapter -> adapter.getTypeArguments().stream())
          .<TypeMirror>map(argument -> argument)
          .findFirst();
    }
  }
}

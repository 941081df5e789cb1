package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Names the {@code dev.moequant.tensors.TensorAdapter} that tells shape and dtype of the tensors
 * that {@link QuantParam} binds. Without it {@code of(method)} checks no shapes, and the tensor
 * type is the one type that the bound members have in common.
 *
 * <pre>{@code
 * @Int8W8A8
 * @QuantTensors(adapter = NDArrays.class)
 * class Experts { }
 * }</pre>
 */
// Not @Documented: javac's lint would ask every modular user for "requires static transitive".
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface QuantTensors {
  /**
   * The adapter: a concrete class that implements {@code dev.moequant.tensors.TensorAdapter<T>} for
   * one tensor type T, with a constructor without parameters or a static field {@code INSTANCE},
   * either of them accessible from the annotated class's package.
   *
   * @return the class
   */
  Class<?> adapter();
}

package dev.moequant.annotations;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says which tensor of the scheme a member holds, so that the generated {@code of(method)} reads
 * it.
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * @QuantTensors(adapter = TensorInfo.class)
 * record DeepSeekV3Experts(
 *     @QuantParam(TensorSlot.W1_SCALE) Tensor w13Scale,
 *     @QuantParam(TensorSlot.W2_SCALE) Tensor w2Scale) { }
 * }</pre>
 *
 * <p>May stand on a field, a method without parameters, or a record component, where the accessor
 * is read. Inherited members count. A class that binds one tensor binds all that its scheme
 * requires (MOEQ301).
 */
@Retention(RetentionPolicy.CLASS)
// RECORD_COMPONENT for Eclipse: beside a written accessor its compiler shows it nowhere else.
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface QuantParam {
  /**
   * The argument of vLLM's factory that this member is.
   *
   * @return the slot
   */
  TensorSlot value();
}

package dev.moequant.samples.models;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * GGUF's Q8_0 under its own name: int8 weights, 32 along K with one scale. A scheme annotation like
 * moequant's, said once and put on every method that reads such files.
 */
@QuantScheme(
    weights =
        @Weights(
            dtype = DType.INT8,
            granularity = Granularity.GROUP,
            groupShape = {0, GgufQ8.BLOCK}))
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface GgufQ8 {
  /** GGUF's QK8_0: values with one scale. */
  int BLOCK = 32;
}

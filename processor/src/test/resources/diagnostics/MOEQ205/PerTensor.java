// in: -Amoequant.vllm=2026-07
package demo;

import dev.moequant.annotations.*;

@Int8W8A8(perActToken = false)
//                      ^^^^^ MOEQ205 W
class PerTensor {}

@QuantScheme(
    activations = @Activations(dtype = DType.INT8),
//                ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ205 W
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.PER_CHANNEL))
class ByDefault {}

@SuppressWarnings("MOEQ205")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ205")
@Int8W8A8(perActToken = false)
class Suppressed {}

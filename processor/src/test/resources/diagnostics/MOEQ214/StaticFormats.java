package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A4(staticActivations = true)
//                             ^^^^ MOEQ214
class StaticMxfp4 {}

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.NVFP4,
            dynamic = false),
//                    ^^^^^ MOEQ214
    weights = @Weights(dtype = DType.NVFP4))
class StaticNvfp4 {}

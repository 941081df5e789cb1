// MOEQ204
package rejected;

import dev.moequant.annotations.Activations;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** W4A16: the 16 is what the model computes in, and nothing that has to be said. */
@QuantScheme(
    activations = @Activations(dtype = DType.BFLOAT16),
    weights =
        @Weights(dtype = DType.INT4, granularity = Granularity.GROUP, groupShape = {0, 128}))
class Bfloat16AsQuantizedDtype {}

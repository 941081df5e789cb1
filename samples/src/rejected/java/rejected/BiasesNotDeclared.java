// MOEQ411
package rejected;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.MoELayer;
import dev.moequant.annotations.Mxfp4W4A16;

/** gpt-oss's experts have biases; the scheme does not say so. */
@Mxfp4W4A16
@MoELayer(
    numExperts = 32,
    expertsPerToken = 4,
    hiddenDim = 2880,
    intermediateSize = 2880,
    activation = Activation.SWIGLUOAI,
    bias = true)
class BiasesNotDeclared {}

// MOEQ213
package warned;

import dev.moequant.annotations.Fp8W8A8;

/** CUTLASS runs this, Triton takes the wrong scales. */
@Fp8W8A8(perActToken = true)
class PerTokenWithPerTensorWeights {}

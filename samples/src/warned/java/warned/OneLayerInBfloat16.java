// MOEQ712
package warned;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** The last layer is not quantized, and a class is for layers of one kind. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("wrong/one-dense-layer")
class OneLayerInBfloat16 {}

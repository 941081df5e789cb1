// MOEQ706
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** What is quantized in it are other layers: the experts are bf16. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("wrong/every-layer-ignored")
class EveryLayerIgnored {}

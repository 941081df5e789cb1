// MOEQ704
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** vLLM would look for one scale for each expert; the file has one for each block. */
@Fp8W8A8
@Checkpoint("Qwen/Qwen3-30B-A3B-FP8")
class QwenWithoutItsBlocks {}

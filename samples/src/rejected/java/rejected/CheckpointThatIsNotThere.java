// MOEQ701
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** A slip in the name, which nobody sees before the weights are asked for. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen/Qwen3-30B-A3B-Fp8")
class CheckpointThatIsNotThere {}

// MOEQ702
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** The download ended in the middle of the file. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("wrong/cut-off")
class CheckpointThatIsCutOff {}

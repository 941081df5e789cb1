// in: -Amoequant.checkpoints=/no/such/folder
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8")
class NoSuchFolder {}
//~ nowhere MOEQ807 ecj+0

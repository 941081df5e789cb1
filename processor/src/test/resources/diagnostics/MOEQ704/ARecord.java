// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {64, 128})
//                    ^^^^^^^^^ MOEQ704 ecj:generated
@Checkpoint("Qwen3-FP8")
record ARecord(int layer) {}

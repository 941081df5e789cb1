// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Int8W8A16
//<^^^^^^^ MOEQ714 W
@Checkpoint("Qwen3-BF16")
class WhileLoading {}

@Fp8W8A8
//<^^^^^ MOEQ714 W
@Checkpoint("Qwen3-BF16")
class Fp8 {}

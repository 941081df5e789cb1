// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Checkpoint("Qwen3-FP8")
//<^^^^^^^^^^^^^^^^^^^^^ MOEQ804
class CheckpointOfNoScheme {}

@QuantScheme
@Checkpoint("Qwen3-FP8")
//<^^^^^^^^^^^^^^^^^^^^^ MOEQ804
@interface Theirs {}

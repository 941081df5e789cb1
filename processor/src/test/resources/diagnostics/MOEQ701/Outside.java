// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("../goldens")
//          ^^^^^^^^^^^^ MOEQ701
class Above {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8/../../goldens")
//          ^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ701
class AboveInTheEnd {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("/etc")
//          ^^^^^^ MOEQ701
class Absolute {}

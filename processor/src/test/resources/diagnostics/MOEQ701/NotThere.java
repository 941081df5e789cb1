// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen4-FP8")
//          ^^^^^^^^^^^ MOEQ701
class NotThere {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("NoConfig")
//          ^^^^^^^^^^ MOEQ701
class WithoutConfig {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("")
//          ^^ MOEQ701
class Empty {}

// What is wrong with the scheme is said, too.
@Fp8W8A8(perActToken = true, blockShape = {128, 128})
//                     ^^^^ MOEQ103
@Checkpoint("Qwen4-FP8")
//          ^^^^^^^^^^^ MOEQ701
class BesideAWrongScheme {}

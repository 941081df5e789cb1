// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {64, 128})
//                    ^^^^^^^^^ MOEQ704
@Checkpoint("Qwen3-FP8")
class OtherBlocks {}

@Fp8W8A8
//<^^^^^ MOEQ704
@Checkpoint("Qwen3-FP8")
class NoBlocks {}

@Int4W4A16(groupSize = 32, zeroPoints = true)
//                     ^^ MOEQ704
@Checkpoint("Qwen3-AWQ")
class OtherGroups {}

@Int4W4A16
//<^^^^^^^ MOEQ704
@Checkpoint("Qwen3-AWQ")
class NoZeroPoints {}

@Mxfp4W4A16(bias = false)
//                 ^^^^^ MOEQ704
@Checkpoint("gpt-oss")
class NoBiases {}

// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
//<^^^^^^^ MOEQ704
@Checkpoint("Qwen3-FP8")
class Nvfp4 {}

@Unquantized
//<^^^^^^^^^ MOEQ704
@Checkpoint("Qwen3-FP8")
class Plain {}

@Int4W4A16(groupSize = 32)
//<^^^^^^^^^^^^^^^^^^^^^^^ MOEQ704
@Checkpoint("Qwen3-FP8")
class Int4 {}

// No scales can be computed for these while the file is loaded.
@Int4W4A16
//<^^^^^^^ MOEQ704
@Checkpoint("Qwen3-BF16")
class OfUnquantized {}

// Their activations have scales that are not in the file.
@Mxfp4W4A8(bias = true)
//<^^^^^^^^^^^^^^^^^^^^ MOEQ704
@Checkpoint("gpt-oss")
class StaticActivations {}

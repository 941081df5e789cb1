// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Int4W4A16(zeroPoints = true)
@Checkpoint("Qwen3-AWQ")
class Awq {}

@Mxfp4W4A16(bias = true)
@Checkpoint("gpt-oss")
class Mxfp4 {}

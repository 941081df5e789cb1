// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8")
class AFolder {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Qwen3-FP8/config.json")
class AFile {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("./Qwen3-BF16/../Qwen3-FP8/")
class ARoundabout {}

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint(RightPaths.NAME + "-FP8")
interface RightPaths {
  String NAME = "Qwen3";
}

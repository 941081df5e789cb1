// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Unquantized
@Checkpoint("Qwen3-BF16")
class RightPlain {}

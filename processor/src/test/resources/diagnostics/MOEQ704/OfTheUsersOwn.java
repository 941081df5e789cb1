// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    weights = @Weights(dtype = DType.INT8, granularity = Granularity.GROUP, groupShape = {0, 32}))
@interface Q8 {}

@Q8
//< MOEQ704
@Checkpoint("Qwen3-FP8")
class OfTheUsersOwn {}

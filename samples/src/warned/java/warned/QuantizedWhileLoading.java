// MOEQ714
package warned;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Int8W8A16;

/** The file is in bf16: that is experts_int8 only where vLLM is told so. */
@Int8W8A16
@Checkpoint("mistralai/Mixtral-8x22B-v0.1")
class QuantizedWhileLoading {}

// MOEQ704
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** DeepSeek-V4 says fp8 with blocks, and fp4 of its experts, at another place of the same file. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("deepseek-ai/DeepSeek-V4-Flash")
class DeepSeekV4AsFp8 {}

// MOEQ707
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Nvfp4W4A16;

/** nvidia/Qwen3.6-35B-A3B-NVFP4: its groups quantize activations, its layers do not; vllm 54189. */
@Nvfp4W4A16
@Checkpoint("nvidia/Qwen3.6-35B-A3B-NVFP4")
class QwenThatContradictsItself {}

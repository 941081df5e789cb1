// MOEQ103
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** The activations of DeepSeek-V3 are quantized as they come, so "per token" looks right. */
@Fp8W8A8(perActToken = true, blockShape = {128, 128})
class PerTokenWithBlockShape {}

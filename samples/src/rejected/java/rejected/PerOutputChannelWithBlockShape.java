// MOEQ104
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** A flag left over from the per-channel checkpoint of the same model. */
@Fp8W8A8(perOutCh = true, blockShape = {128, 128})
class PerOutputChannelWithBlockShape {}

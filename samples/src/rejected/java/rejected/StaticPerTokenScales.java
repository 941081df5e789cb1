// MOEQ208
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** The checkpoint has an input_scale, and someone wanted per-token scales as well. */
@Fp8W8A8(perActToken = true, perOutCh = true, staticActivations = true)
class StaticPerTokenScales {}

// MOEQ209
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** activation_scheme: static, in a config.json that was edited by hand. */
@Fp8W8A8(blockShape = {128, 128}, staticActivations = true)
class StaticScalesWithBlockShape {}

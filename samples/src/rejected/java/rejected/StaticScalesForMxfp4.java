// MOEQ214
package rejected;

import dev.moequant.annotations.Mxfp4W4A4;

/** vLLM's factory has a1_scale, so it looks as if it was used. */
@Mxfp4W4A4(staticActivations = true)
class StaticScalesForMxfp4 {}

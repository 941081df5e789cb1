// MOEQ105
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** GroupShape.PER_TOKEN, as a debugger shows it in vLLM. */
@Fp8W8A8(blockShape = {1, -1})
class BlockShapeThatMeansPerToken {}

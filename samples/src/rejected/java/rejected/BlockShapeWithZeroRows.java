// MOEQ102
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** Row 0 is how vLLM writes the groups of int4 weights; fp8 blocks have rows. */
@Fp8W8A8(blockShape = {0, 128})
class BlockShapeWithZeroRows {}

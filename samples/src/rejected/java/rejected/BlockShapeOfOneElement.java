// MOEQ101
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** "Blocks of 128" sounds like one number. */
@Fp8W8A8(blockShape = 128)
class BlockShapeOfOneElement {}

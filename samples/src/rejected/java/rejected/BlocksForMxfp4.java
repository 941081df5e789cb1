// MOEQ206
package rejected;

import dev.moequant.annotations.Mxfp4W4A4;

/** The blocks of the fp8 checkpoint that this one was made of. */
@Mxfp4W4A4(blockShape = {128, 128})
class BlocksForMxfp4 {}

// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@Checkpoint("TwoFiles")
//          ^^^^^^^^^^ MOEQ713 W
class Cache {}

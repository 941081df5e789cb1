// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Nvfp4W4A4
@Checkpoint("Contradiction")
//          ^^^^^^^^^^^^^^^ MOEQ707
class TwoAlgorithms {}

// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Ignored")
//          ^^^^^^^^^ MOEQ706
class AllOfThem {}

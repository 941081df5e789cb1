// in: -Amoequant.checkpoints=checkpoints
package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("Mixed")
//          ^^^^^^^ MOEQ712 W
class Several {}

// One of the two is as good as the other.
@Unquantized
@Checkpoint("Mixed")
//          ^^^^^^^ MOEQ712 W
class TheOther {}

@Fp8W8A8
//<^^^^^ MOEQ704
@Checkpoint("Mixed")
//          ^^^^^^^ MOEQ712 W
class Neither {}

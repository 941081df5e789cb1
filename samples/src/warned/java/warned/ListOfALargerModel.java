// MOEQ715
package warned;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Fp8W8A8;

/** A list that was copied from a model with more layers. */
@Fp8W8A8(blockShape = {128, 128})
@Checkpoint("wrong/list-of-a-larger-model")
class ListOfALargerModel {}

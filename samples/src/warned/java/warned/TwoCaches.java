// MOEQ713
package warned;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Nvfp4W4A4;

/** Two tools have written about the cache of keys and values, which no expert reads. */
@Nvfp4W4A4
@Checkpoint("wrong/two-caches")
class TwoCaches {}

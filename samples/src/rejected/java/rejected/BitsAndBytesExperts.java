// MOEQ703
package rejected;

import dev.moequant.annotations.Checkpoint;
import dev.moequant.annotations.Int4W4A16;

/** A method of which vLLM has no experts any more. */
@Int4W4A16
@Checkpoint("wrong/bitsandbytes")
class BitsAndBytesExperts {}

// MOEQ107
package warned;

import dev.moequant.annotations.Int4W4A16;

/** -1, as GPTQ writes "no groups". */
@Int4W4A16(groupSize = -1)
class Int4PerOutputChannel {}

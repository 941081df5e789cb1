// MOEQ215
package warned;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.Int4W4A16;

/** GPTQ with desc_act. */
@Int4W4A16(actOrder = ActOrder.GROUP)
class ActOrderGroup {}

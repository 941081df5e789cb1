// MOEQ108
package rejected;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** Groups are so often of 128 that the number was forgotten. */
@QuantScheme(weights = @Weights(dtype = DType.INT4, granularity = Granularity.GROUP))
class GroupsWithoutGroupShape {}

// MOEQ207
package rejected;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.annotations.QuantScheme;
import dev.moequant.annotations.Weights;

/** 32 is the group of mxfp4. */
@QuantScheme(
    weights = @Weights(dtype = DType.NVFP4, granularity = Granularity.GROUP, groupShape = {1, 32}))
class Nvfp4InGroupsOf32 {}

// MOEQ804
package rejected;

import dev.moequant.annotations.QuantTensors;
import dev.moequant.samples.models.TensorInfo;

/** The scheme stands on a class that uses this one. */
@QuantTensors(adapter = TensorInfo.class)
class BindingWithoutScheme {}

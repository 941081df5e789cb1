// MOEQ205 -Amoequant.vllm=2025-10
package warned;

import dev.moequant.annotations.Int8W8A8;

/** SmoothQuant's fastest form has one scale for all activations. */
@Int8W8A8(perActToken = false)
class Int8PerTensor {}

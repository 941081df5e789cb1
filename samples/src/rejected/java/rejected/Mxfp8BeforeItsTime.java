// MOEQ218 -Amoequant.vllm=2025-10
package rejected;

import dev.moequant.annotations.Mxfp8W8A8;

/** That vLLM quantizes nothing to mxfp8 yet. */
@Mxfp8W8A8
class Mxfp8BeforeItsTime {}

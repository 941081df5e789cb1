// MOEQ801
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** A list of models is not a quantization method. */
@Fp8W8A8(blockShape = {128, 128})
enum SchemeOnAnEnum {
  DEEPSEEK_V3,
  DEEPSEEK_R1
}

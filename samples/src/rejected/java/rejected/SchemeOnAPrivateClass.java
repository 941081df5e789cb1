// MOEQ802
package rejected;

import dev.moequant.annotations.Fp8W8A8;

/** The factory is a class of its own beside this one and cannot see private types. */
class SchemeOnAPrivateClass {
  @Fp8W8A8(blockShape = {128, 128})
  private static final class Experts {}
}

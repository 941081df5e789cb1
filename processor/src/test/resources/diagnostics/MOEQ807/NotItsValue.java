// in: -Amoequant.debug=yes
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
class NotItsValue {}
//~ nowhere MOEQ807 ecj+0

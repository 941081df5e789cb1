// in: a rule that throws at perOutCh
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8(perOutCh = true)
class Crash {
//<^^ MOEQ999
  @Fp8W8A8
  static class NotAffected {}
}

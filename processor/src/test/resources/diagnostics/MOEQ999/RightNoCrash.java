// in: a rule that throws at perOutCh
package demo;

import dev.moequant.annotations.Fp8W8A8;

@Fp8W8A8
class RightNoCrash {}

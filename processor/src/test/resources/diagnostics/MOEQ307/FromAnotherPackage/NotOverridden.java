package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
class NotOverridden extends lib.Scales {
  String w1() {
//~ ecj WARNING does not override the inherited method
    return "another";
  }
}

package demo;

import dev.moequant.annotations.*;

@SuppressWarnings("MOEQ213")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ213")
@Fp8W8A8(perActToken = true)
class OnTheType {}

@SuppressWarnings("MOEQ213")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ213")
interface Outer {
  interface Between {
    @Fp8W8A8(perOutCh = true)
    record Inner(int layer) {}
  }
}

@Fp8W8A8(perOutCh = true)
//                  ^^^^ MOEQ213 W
class Inside {
  @SuppressWarnings("MOEQ213")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ213")
  int tooFarInside;
}

package demo;

import dev.moequant.annotations.*;

class PrivateTypes {
  @Fp8W8A8
//^^^^^^^^ MOEQ802
  private static class Hidden {}

  private static class Wall {
    @Fp8W8A8
//  ^^^^^^^^ MOEQ802
    static class Behind {}
  }

  @Fp8W8A8
  protected static class Visible {}
}

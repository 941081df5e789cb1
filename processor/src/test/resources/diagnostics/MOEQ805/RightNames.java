package demo;

import dev.moequant.annotations.*;

class A {
  @Fp8W8A8
  static class B {}

  class BQuantConfig {}
}

@Fp8W8A8
class B {}

@Fp8W8A8
class AB {}

@Fp8W8A8
class A_C {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8
//<^^^^^ MOEQ805
class NameTaken {}

class NameTakenQuantConfig {}

class Outer {
  @Fp8W8A8
  static class Inner {}
}

@Fp8W8A8
//<^^^^^ MOEQ805
class Outer_Inner {}

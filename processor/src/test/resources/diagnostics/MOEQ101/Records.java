package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128})
//                    ^^^^^ MOEQ101 ecj:generated
record OnlyComponents(int layer) {}

@Fp8W8A8(blockShape = {128})
//                    ^^^^^ MOEQ101 ecj+3
record WithAMethod(int layer) {
  int next() {
    return layer + 1;
  }
}

class Outer {
  @Fp8W8A8(blockShape = {128})
//                      ^^^^^ MOEQ101 ecj-1
  record Nested(int layer) {}
}

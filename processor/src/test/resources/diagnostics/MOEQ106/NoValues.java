package demo;

import dev.moequant.annotations.*;

@Int4W4A16(groupSize = 0)
//                     ^ MOEQ106
class NoValues {}

@Int8W8A16(
    groupSize = -128,
//              ^^^^ MOEQ106
    zeroPoints = true)
class Negative {}

class Constants {
  static final int GROUP = 64;

  @Int4W4A16(groupSize = GROUP - 2 * GROUP)
//                       ^^^^^^^^^^^^^^^^^ MOEQ106
  static class Computed {}
}

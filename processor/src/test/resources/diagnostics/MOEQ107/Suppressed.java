package demo;

import dev.moequant.annotations.*;

@SuppressWarnings("MOEQ107")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ107")
@Int4W4A16(groupSize = 48)
class OnTheType {}

@SuppressWarnings({"MOEQ213", "MOEQ107"})
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ107")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ213")
class Outer {
  static class Between {
    @Int4W4A16(groupSize = 48)
    static class Inner {}
  }
}

@SuppressWarnings("MOEQ106")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ106")
@Int4W4A16(groupSize = 48)
//                     ^^ MOEQ107 W
class AnotherId {}

@SuppressWarnings("all")
@Int4W4A16(groupSize = 48)
class WithAllOthers {}

@SuppressWarnings("MOEQ106")
//~ ecj WARNING Unsupported @SuppressWarnings("MOEQ106")
@Int4W4A16(groupSize = 0)
//                     ^ MOEQ106
class AnErrorStays {}

package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128})
//                    ^^^^^ MOEQ101
class OneElement {}

@Fp8W8A8(
    blockShape = 64)
//               ^^ MOEQ101
class ShortForm {}

@Fp8W8A8(blockShape = {})
class Nothing {}

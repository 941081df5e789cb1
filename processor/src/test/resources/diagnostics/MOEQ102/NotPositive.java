package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(
    blockShape = {0, 128})
//                ^ MOEQ102
class NoRows {}

@Fp8W8A8(
    blockShape = {128, -128})
//                     ^^^^ MOEQ102
class NegativeColumns {}

@Fp8W8A8(blockShape = {1, 128})
class OneRow {}

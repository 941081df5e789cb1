package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(
    blockShape = {1, -1})
//               ^^^^^^^ MOEQ105
class PerToken {}

@Fp8W8A8(
    perActToken = true,
    blockShape = {-1, -1})
//               ^^^^^^^^ MOEQ105
class PerTensor {}

@Fp8W8A16(
    blockShape = {1, -1})
//               ^^^^^^^ MOEQ105
class PerChannel {}

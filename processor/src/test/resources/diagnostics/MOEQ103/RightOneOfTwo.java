package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(blockShape = {128, 128})
class Blocks {}

@Fp8W8A8(perActToken = false, blockShape = {128, 128})
class SaidOutLoud {}

@Fp8W8A8(perActToken = true, perOutCh = true)
class Tokens {}

@Fp8W8A8(perActToken = true, perOutCh = true, blockShape = {})
class NoBlocks {}

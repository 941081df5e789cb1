package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, perOutCh = true)
class Both {}

@Fp8W8A8
class Neither {}

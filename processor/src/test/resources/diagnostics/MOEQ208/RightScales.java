package demo;

import dev.moequant.annotations.*;

@Fp8W8A8(perActToken = true, perOutCh = true, staticActivations = false)
class DynamicPerToken {}

@Fp8W8A8(staticActivations = true)
class StaticPerTensor {}

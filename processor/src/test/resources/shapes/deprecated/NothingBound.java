package demo;

import dev.moequant.annotations.*;

@Deprecated(forRemoval = true)
@Fp8W8A8
class NothingBound {}

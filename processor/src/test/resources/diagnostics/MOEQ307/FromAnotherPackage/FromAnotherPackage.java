package demo;

import dev.moequant.annotations.*;
import lib.Base;

@Fp8W8A8
class FromAnotherPackage extends Base<String> {}

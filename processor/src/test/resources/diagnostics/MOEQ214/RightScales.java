package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A4(bias = true)
class Mxfp4 {}

@Nvfp4W4A4
class Nvfp4 {}

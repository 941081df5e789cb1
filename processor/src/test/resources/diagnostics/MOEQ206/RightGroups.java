package demo;

import dev.moequant.annotations.*;

@Mxfp4W4A4
class Default {}

@Mxfp4W4A4(blockShape = {})
class NoBlocks {}

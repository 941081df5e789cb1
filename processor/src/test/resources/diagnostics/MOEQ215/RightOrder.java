package demo;

import dev.moequant.annotations.*;

@Int4W4A16(actOrder = ActOrder.STATIC)
class Reordered {}

@Int4W4A16(actOrder = ActOrder.NONE)
class AsStored {}

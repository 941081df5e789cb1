package demo;

import dev.moequant.annotations.*;

interface Sides {
  int ROWS = 64;
}

@Fp8W8A8(blockShape = {Sides.ROWS, 2 * Sides.ROWS})
class Constants {}

@QuantScheme(
    weights =
        @Weights(dtype = DType.INT8, granularity = Granularity.GROUP, groupShape = {0, 128}))
class RowZeroOfWeightOnly {}

package demo;

import dev.moequant.annotations.*;

@QuantScheme(
    activations =
        @Activations(
            dtype = DType.INT8,
            granularity = Granularity.GROUP),
//                        ^^^^^^^^^^^^^^^^^ MOEQ108
    weights = @Weights(dtype = DType.INT8))
class GroupWithoutShape {}

@QuantScheme(
    weights =
        @Weights(
//      ^^^^^^^^^ MOEQ108 ecj-1
            dtype = DType.INT8,
            groupShape = {0, 128}))
class ShapeWithoutGroup {}

package demo;

import static dev.moequant.annotations.TensorSlot.W1_SCALE;

import dev.moequant.annotations.QuantParam;

import io.soabase.recordbuilder.core.RecordBuilder;

@RecordBuilder
record Loose(@QuantParam(W1_SCALE) Tensor w13Scale) implements LooseBuilder.With {} //! MOEQ804

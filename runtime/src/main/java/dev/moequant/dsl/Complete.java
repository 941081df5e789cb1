package dev.moequant.dsl;

import dev.moequant.tensors.SlotTensors;

/**
 * The last stage: every required tensor has been given. Nothing is left to call; return it from the
 * block.
 *
 * @param tensors what was given
 * @param <T> the tensor type
 */
@MoeDsl
public record Complete<T>(SlotTensors<T> tensors) {}

/** Quantization methods of real checkpoints, written as a user of moequant writes them. */
@NullMarked
package dev.moequant.samples.models;

import org.jspecify.annotations.NullMarked;

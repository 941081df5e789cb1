/** Layers in safetensors files: a small writer, a small reader, and small layers to put there. */
@NullMarked
package dev.moequant.samples.layers;

import org.jspecify.annotations.NullMarked;

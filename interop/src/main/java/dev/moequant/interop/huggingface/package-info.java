/**
 * {@code config.json} and {@code hf_quant_config.json} of Hugging Face checkpoints as values that
 * know their place: sizes, which layers have experts, and what is said of quantization.
 */
@NullMarked
package dev.moequant.interop.huggingface;

import org.jspecify.annotations.NullMarked;

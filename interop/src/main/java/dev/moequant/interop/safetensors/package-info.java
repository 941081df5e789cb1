/**
 * Headers of <a href="https://github.com/huggingface/safetensors">safetensors</a> files: what
 * tensors a checkpoint has, with dtype and shape, without a byte of its weights.
 */
@NullMarked
package dev.moequant.interop.safetensors;

import org.jspecify.annotations.NullMarked;

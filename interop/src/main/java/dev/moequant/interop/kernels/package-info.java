/** Reads which kernels of vLLM run what: one file for each revision. */
@NullMarked
package dev.moequant.interop.kernels;

import org.jspecify.annotations.NullMarked;

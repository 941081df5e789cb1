/**
 * Which kernels of vLLM run a layer: what each kernel takes and how vLLM chooses among them, as
 * immutable tables of one revision that answer questions. The tables themselves are files; {@code
 * dev.moequant.interop.kernels} reads them.
 */
@NullMarked
package dev.moequant.kernels;

import org.jspecify.annotations.NullMarked;

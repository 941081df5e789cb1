/**
 * Launch settings of vLLM's fused MoE kernels: those tuned for a layer and those without a file.
 */
@NullMarked
package dev.moequant.tuning;

import org.jspecify.annotations.NullMarked;

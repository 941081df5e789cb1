/**
 * The objects of vLLM's {@code fused_moe/config.py}, generic in the tensor type, and the entry
 * points of generated factories. Names are vLLM's in camelCase. {@code null} stands only where vLLM
 * has {@code Optional}, and is marked.
 */
@NullMarked
package dev.moequant;

import org.jspecify.annotations.NullMarked;

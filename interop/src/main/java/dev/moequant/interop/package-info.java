/** Reads the files of the vLLM world: tuned kernel settings, so far. */
@NullMarked
package dev.moequant.interop;

import org.jspecify.annotations.NullMarked;

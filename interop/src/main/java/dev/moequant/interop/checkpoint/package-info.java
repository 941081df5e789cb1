/** A checkpoint: what its files say of the experts, and what is wrong with them. */
@NullMarked
package dev.moequant.interop.checkpoint;

import org.jspecify.annotations.NullMarked;

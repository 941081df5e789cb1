/** The tensors of a checkpoint's experts, as headers have them, against what its configs say. */
@NullMarked
package dev.moequant.interop.checkpoint.tensors;

import org.jspecify.annotations.NullMarked;

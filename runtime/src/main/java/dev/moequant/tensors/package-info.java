/**
 * Tensors of the user's own type: what tells dtype and shape of one, and what holds those of a
 * layer.
 */
@NullMarked
package dev.moequant.tensors;

import org.jspecify.annotations.NullMarked;

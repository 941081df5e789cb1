/**
 * Given tensors against the table of shapes, and against each other. Not for users: only moequant's
 * own modules see this package.
 */
@NullMarked
package dev.moequant.internal.check;

import org.jspecify.annotations.NullMarked;

/**
 * The dtype and shape of each tensor of a scheme: one table, which the generated javadoc and the
 * check at run time read.
 */
@NullMarked
package dev.moequant.shapes;

import org.jspecify.annotations.NullMarked;

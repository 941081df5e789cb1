/**
 * The tour: every model with its config, then every class that the compiler warns about or rejects,
 * with what it says.
 */
@NullMarked
package dev.moequant.samples.tour;

import org.jspecify.annotations.NullMarked;

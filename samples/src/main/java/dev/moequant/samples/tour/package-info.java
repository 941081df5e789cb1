/**
 * The tour: every model with its config, then every class that must be rejected, with its error.
 */
@NullMarked
package dev.moequant.samples.tour;

import org.jspecify.annotations.NullMarked;

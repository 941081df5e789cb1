/**
 * The tour: a story on one screen, then, if asked for, every class that the compiler rejects or
 * warns about, with what it says, and every model with its config.
 */
@NullMarked
package dev.moequant.samples.tour;

import org.jspecify.annotations.NullMarked;

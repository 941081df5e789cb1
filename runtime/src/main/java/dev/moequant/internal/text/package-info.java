/**
 * How messages show text that somebody else chose. Not for users: only moequant's own modules see
 * this package.
 */
@NullMarked
package dev.moequant.internal.text;

import org.jspecify.annotations.NullMarked;

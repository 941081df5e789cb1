/**
 * The rules. Not for users: only moequant's own modules see this package. Plain Java: the compiler
 * and the run time call the same rules.
 */
@NullMarked
package dev.moequant.internal.rules;

import org.jspecify.annotations.NullMarked;

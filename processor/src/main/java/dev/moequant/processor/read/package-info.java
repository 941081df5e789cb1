/** From annotation mirrors to a {@code SchemeSpec}, and where each member stands. */
@NullMarked
package dev.moequant.processor.read;

import org.jspecify.annotations.NullMarked;

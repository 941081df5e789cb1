/** Findings about the annotated type itself; no rule about a scheme is here. */
@NullMarked
package dev.moequant.processor.check;

import org.jspecify.annotations.NullMarked;

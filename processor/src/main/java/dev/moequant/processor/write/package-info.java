/** The only place that writes: a finished model becomes a generated factory. */
@NullMarked
package dev.moequant.processor.write;

import org.jspecify.annotations.NullMarked;

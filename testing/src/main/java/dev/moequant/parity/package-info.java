/** Compares Java's answers with recorded answers of the real Python code; the tools for that. */
@NullMarked
package dev.moequant.parity;

import org.jspecify.annotations.NullMarked;

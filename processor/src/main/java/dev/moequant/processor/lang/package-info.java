/**
 * What compilers know of elements, types, annotations and modules, and how they differ in it;
 * nothing of moequant. {@link CompilerContext} is handed down to whoever asks.
 */
@NullMarked
package dev.moequant.processor.lang;

import org.jspecify.annotations.NullMarked;

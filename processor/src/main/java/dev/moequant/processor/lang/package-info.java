/** What compilers know of types and modules, and how they differ in it; nothing of moequant. */
@NullMarked
package dev.moequant.processor.lang;

import org.jspecify.annotations.NullMarked;

/** Whether moequant is as pleasant in Kotlin as in Java. */
@NullMarked
package dev.moequant.kotlin;

import org.jspecify.annotations.NullMarked;

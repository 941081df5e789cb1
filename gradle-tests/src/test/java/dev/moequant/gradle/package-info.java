/** Whether a real Gradle takes the processor for what it is, an isolating one. */
@NullMarked
package dev.moequant.gradle;

import org.jspecify.annotations.NullMarked;

/** What a program that starts servers asks of moequant. */
@NullMarked
package dev.moequant.samples.serving;

import org.jspecify.annotations.NullMarked;

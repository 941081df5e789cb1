/** Asks the live Java language server of Eclipse what its users see. */
@NullMarked
package dev.moequant.ide;

import org.jspecify.annotations.NullMarked;

/** What happens where moequant is not the only processor. */
@NullMarked
package dev.moequant.beside;

import org.jspecify.annotations.NullMarked;

/** The commands: what is asked on a command line, and what is answered. */
@NullMarked
package dev.moequant.cli;

import org.jspecify.annotations.NullMarked;

/** What commands print, and how: text for a terminal, JSON, SARIF. */
@NullMarked
package dev.moequant.cli.output;

import org.jspecify.annotations.NullMarked;

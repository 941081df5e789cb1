/**
 * What is said about a scheme: ids, severities, findings, and the exception that carries them.
 * Plain Java: the compiler and the run time print the same sentences.
 */
@NullMarked
package dev.moequant.diagnostics;

import org.jspecify.annotations.NullMarked;

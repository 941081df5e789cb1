/**
 * The test harness: compiles small source sets with javac and ecj and compares what they say with
 * what the sources themselves claim in caret comments.
 *
 * <p>It exists because the promise of this project is the exact place of a diagnostic. No library
 * at hand asserts start <em>and</em> end columns, fails on a diagnostic nobody asked for, and does
 * so on two compilers.
 */
@NullMarked
package dev.moequant.testing;

import org.jspecify.annotations.NullMarked;

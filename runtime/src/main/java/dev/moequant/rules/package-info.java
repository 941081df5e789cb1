/**
 * The rules, their ids and their texts. Plain Java: the compiler and the run time call the same
 * rules and print the same sentences.
 */
@NullMarked
package dev.moequant.rules;

import org.jspecify.annotations.NullMarked;

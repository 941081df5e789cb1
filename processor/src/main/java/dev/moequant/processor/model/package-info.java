/**
 * What was read, and where it stands: what a type declares, what its members are bound to, and the
 * place of each part in the source. {@code read} makes it, {@code check} adds what it finds, {@code
 * report} prints that, {@code write} generates from the rest; nobody reads a scheme from its mirror
 * a second time.
 */
@NullMarked
package dev.moequant.processor.model;

import org.jspecify.annotations.NullMarked;

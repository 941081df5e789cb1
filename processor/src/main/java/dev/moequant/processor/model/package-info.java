/**
 * What was read, and where it stands: what a type declares, what its members are bound to, and the
 * place of each part in the source. Only {@code read} makes it, {@code check} and {@code report}
 * look at it, {@code write} generates from it; nobody reads a scheme from its mirror a second time.
 */
@NullMarked
package dev.moequant.processor.model;

import org.jspecify.annotations.NullMarked;

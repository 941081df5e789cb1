/**
 * What a scheme annotation declares, as plain values: no compiler types, no rules, no tensors. The
 * annotation processor and programs that build schemes by hand speak through these records.
 */
@NullMarked
package dev.moequant.scheme;

import org.jspecify.annotations.NullMarked;

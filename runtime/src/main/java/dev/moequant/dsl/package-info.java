/**
 * The blocks of {@code quantConfig(tensors, q -> q.w1Scale(a).w2Scale(b))} and their stages: one
 * interface for each slot, generic in the value and in the next stage. A forgotten parameter is a
 * type error that names it: {@code NeedsW2Scale<…> cannot be converted to Complete<T>}.
 */
@NullMarked
package dev.moequant.dsl;

import org.jspecify.annotations.NullMarked;

/**
 * The dtype and shape of each tensor of a scheme, at each of three stages: as a checkpoint stores
 * it ({@code StoredTensors}), as vLLM's loader registers it on a rank ({@code LoadedTensors}), and
 * as a factory gets it ({@code ExpectedTensors}), the one table from which the other two follow.
 */
@NullMarked
package dev.moequant.shapes;

import org.jspecify.annotations.NullMarked;

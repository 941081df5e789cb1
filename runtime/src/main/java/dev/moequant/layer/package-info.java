/** One layer on one rank: its sizes, the ranks, and the environment that vLLM reads. */
@NullMarked
package dev.moequant.layer;

import org.jspecify.annotations.NullMarked;

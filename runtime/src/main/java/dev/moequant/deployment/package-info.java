/**
 * A layer of experts and the ways in which it is served, as values: what {@code @MoELayer} and
 * {@code @MoEDeployment} say in source, and what follows for each rank.
 */
@NullMarked
package dev.moequant.deployment;

import org.jspecify.annotations.NullMarked;

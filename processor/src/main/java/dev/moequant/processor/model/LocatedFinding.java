package dev.moequant.processor.model;

import dev.moequant.diagnostics.Finding;

/**
 * A finding and where to point.
 *
 * @param finding what is wrong
 * @param location where
 */
public record LocatedFinding(Finding finding, Location location) {}

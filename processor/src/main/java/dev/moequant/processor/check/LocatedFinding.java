package dev.moequant.processor.check;

import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.read.Location;

/**
 * A finding and where to point.
 *
 * @param finding what is wrong
 * @param location where
 */
public record LocatedFinding(Finding finding, Location location) {}

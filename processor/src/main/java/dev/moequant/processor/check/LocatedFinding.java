package dev.moequant.processor.check;

import dev.moequant.processor.read.Location;
import dev.moequant.rules.Finding;

/**
 * A finding and where to point.
 *
 * @param finding what is wrong
 * @param location where
 */
public record LocatedFinding(Finding finding, Location location) {}

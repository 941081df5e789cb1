package dev.moequant.processor.model;

import dev.moequant.diagnostics.Finding;
import java.util.Optional;

/**
 * A finding and where to point.
 *
 * @param finding what is wrong
 * @param location where
 * @param other the other place that it is about
 */
public record LocatedFinding(Finding finding, Location location, Optional<Other> other) {
  /**
   * A second place, which is named below the message.
   *
   * @param words what is there, for example {@code first bound at}
   * @param location where that is
   */
  public record Other(String words, Location location) {}

  /** One that is about a single place. */
  public LocatedFinding(Finding finding, Location location) {
    this(finding, location, Optional.empty());
  }

  /**
   * The same, with a second place.
   *
   * @param words what is there
   * @param location where that is
   * @return the finding
   */
  public LocatedFinding with(String words, Location location) {
    return new LocatedFinding(finding, this.location, Optional.of(new Other(words, location)));
  }
}

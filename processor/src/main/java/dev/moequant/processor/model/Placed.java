package dev.moequant.processor.model;

import java.util.Map;

/**
 * What an annotation beside the scheme declares, and where each of its members stands.
 *
 * @param spec what it declares
 * @param annotation the annotation as a whole
 * @param written the values that are written, by the name of the member
 * @param <S> the declaration as a value
 */
public record Placed<S>(S spec, Location annotation, Map<String, Location> written) {
  /** Keeps an unmodifiable copy of the places. */
  public Placed {
    written = Map.copyOf(written);
  }

  /**
   * The place of a member.
   *
   * @param member its name
   * @return its value; the annotation, where the default holds
   */
  public Location of(String member) {
    return written.getOrDefault(member, annotation);
  }
}

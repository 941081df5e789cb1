package dev.moequant.processor.model;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.SchemeMember;
import java.util.Map;
import javax.lang.model.element.TypeElement;

/**
 * Where each member of a scheme stands in the source. It is made while the annotation is read, so
 * that a finding is placed without another look at the mirror.
 *
 * @param annotation the annotation as a whole
 * @param unwritten for a member that has no place of its own
 * @param places by member, as near to its value as something was written: the value, else the
 *     nested annotation that lacks it, else the annotation
 */
public record SourceMap(
    Location annotation, Location unwritten, Map<SchemeMember, Location> places) {
  /** Keeps an unmodifiable copy of the places. */
  public SourceMap {
    places = Map.copyOf(places);
  }

  /**
   * Of an annotation that has its members.
   *
   * @param annotation the annotation
   * @param places where they stand
   * @return the map
   */
  public static SourceMap of(SchemeAnnotation annotation, Map<SchemeMember, Location> places) {
    return new SourceMap(annotation.location(), annotation.location(), places);
  }

  /**
   * Of an annotation of the user's own. Its members are written where it is declared, and that may
   * be in a jar; here they have its use.
   *
   * @param annotation the annotation on a type
   * @param declaration the annotation type, which is what a message is about
   * @return the map
   */
  public static SourceMap ofUse(SchemeAnnotation annotation, TypeElement declaration) {
    return new SourceMap(annotation.location(), annotation.locationOf(declaration), Map.of());
  }

  /**
   * The place of a member.
   *
   * @param member a member of the scheme
   * @return its location
   */
  public Location of(SchemeMember member) {
    return places.getOrDefault(member, unwritten);
  }

  /**
   * Gives a finding its place.
   *
   * @param finding what is wrong with the scheme
   * @return the finding at its member, or at the annotation where it is about the whole
   */
  public LocatedFinding locate(Finding finding) {
    return new LocatedFinding(
        finding,
        finding.place() instanceof Place.OfScheme place
            ? of(place.member()).atIndex(place.element())
            : annotation);
  }
}

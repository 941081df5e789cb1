package dev.moequant.scheme;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an annotation says beside dtypes and scales: biases, the numbers of the activation function,
 * the layout of scales. Which of them there are, {@link SchemeKind} says.
 */
public final class Extras {
  private final SchemeKind kind;

  /** Never a default, so that what was left out equals what was spelled out. */
  private final Map<SchemeMember, Object> given;

  private Extras(SchemeKind kind, Map<SchemeMember, Object> given) {
    this.kind = kind;
    this.given = given;
  }

  /**
   * Those of an annotation that names none.
   *
   * @param kind the annotation
   * @return its defaults
   */
  public static Extras of(SchemeKind kind) {
    return new Extras(kind, Map.of());
  }

  /**
   * The value of one.
   *
   * @param member which
   * @return as declared, or its default; where the annotation has no such member, what vLLM's
   *     factory leaves it at
   */
  public Object get(SchemeMember member) {
    Object value = given.get(member);
    return value == null ? defaultOf(member) : value;
  }

  /**
   * A copy with another value for one.
   *
   * @param member which
   * @param value a {@code Boolean} or a {@code Double}
   * @return the copy
   * @throws IllegalArgumentException if the annotation has no such member
   * @throws ClassCastException if the value is not of the member's type
   */
  public Extras with(SchemeMember member, Object value) {
    ExtraMember extra = kind.extra(member);
    if (!extra.isTaken()) {
      throw new IllegalArgumentException(
          "@" + kind.annotationName() + " has no member " + extra.name());
    }
    Map<SchemeMember, Object> changed = new EnumMap<>(SchemeMember.class);
    changed.putAll(given);
    changed.put(member, extra.defaultValue().getClass().cast(value));
    changed.remove(member, extra.defaultValue());
    return new Extras(kind, Map.copyOf(changed));
  }

  /** The same, or these where the annotation has no such member. */
  Extras withIfTaken(SchemeMember member, Object value) {
    return kind.takes(member) ? with(member, value) : this;
  }

  private Object defaultOf(SchemeMember member) {
    return kind.extra(member).defaultValue();
  }

  boolean isTrue(SchemeMember member) {
    return Boolean.TRUE.equals(get(member));
  }

  /** All members of the annotation: its own, and behind them these. */
  List<Member> after(Member... own) {
    return Stream.concat(Stream.of(own), members().stream()).toList();
  }

  /** These members of the annotation, in their declared order. */
  List<Member> members() {
    return kind.extras().stream()
        .map(
            extra ->
                Member.of(extra.name(), get(extra.member()), extra.defaultValue(), extra.member()))
        .toList();
  }

  /** The first revision of vLLM whose factory takes what is given. */
  VllmRevision since() {
    VllmRevision since = VllmRevision.V2025_10;
    for (SchemeMember member : given.keySet()) {
      since = since.later(kind.extra(member).since());
    }
    return since;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Extras extras && kind == extras.kind && given.equals(extras.given);
  }

  @Override
  public int hashCode() {
    return given.hashCode();
  }

  /** Prints the members that are not left at their defaults. */
  @Override
  public String toString() {
    return members().stream().filter(member -> !member.isDefault()).toList().toString();
  }
}

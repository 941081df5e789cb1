package dev.moequant.scheme;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One annotation member with the value that was declared for it.
 *
 * @param name as in the source, nested members with a dot: {@code weights.groupShape}
 * @param places what the value decides; a block shape decides two places
 * @param value a {@code Boolean}, an enum constant, or a {@code List<Integer>}
 * @param defaultValue what holds where the member is left out
 */
public record Member(String name, Set<SchemeMember> places, Object value, Object defaultValue) {
  /** More elements of an array would not be read; what is right has two. */
  private static final int SHOWN = 8;

  /** Keeps an unmodifiable copy of the places. */
  public Member {
    places = Set.copyOf(places);
  }

  static Member of(String name, Object value, Object defaultValue, SchemeMember... places) {
    return new Member(name, Set.of(places), value, defaultValue);
  }

  /**
   * Whether the value is what it would be had the member been left out.
   *
   * @return true for a default, written or not
   */
  public boolean isDefault() {
    return value.equals(defaultValue);
  }

  /**
   * The value as one writes it in the annotation, enum constants without their type.
   *
   * @return for example <code>{128, 128}</code> or {@code PER_TOKEN}
   */
  public String literal() {
    if (value instanceof List<?> list) {
      boolean isLong = list.size() > SHOWN;
      return list.stream()
          .limit(SHOWN)
          .map(String::valueOf)
          .collect(Collectors.joining(", ", "{", isLong ? ", ...}" : "}"));
    }
    if (value instanceof Double number && number.isInfinite()) {
      return number > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return value instanceof Enum<?> constant ? constant.name() : value.toString();
  }

  /**
   * The member as messages quote it; a default is marked, since no caret can point at it.
   *
   * @return for example {@code weights.dtype = NONE (default)}
   */
  public String shown() {
    return this + (isDefault() ? " (default)" : "");
  }

  /** Prints {@code name = literal}. */
  @Override
  public String toString() {
    return name + " = " + literal();
  }
}

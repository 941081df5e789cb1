package dev.moequant.scheme;

import java.util.List;

/** The untyped value of a group shape, for {@link SchemeSpec#with}. */
final class GroupShapes {
  private GroupShapes() {}

  static Integer[] of(Object value) {
    return ((List<?>) value).stream().map(Integer.class::cast).toArray(Integer[]::new);
  }
}

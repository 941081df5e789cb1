package dev.moequant.kernels;

/** How a quantity is compared with what a row wants. */
public enum Comparison {
  /** A multiple of a number; each is one of a number that is not positive. */
  MULTIPLE_OF,
  /** The opposite. */
  NOT_MULTIPLE_OF,
  /** That or less. */
  AT_MOST,
  /** That or more. */
  AT_LEAST,
  /** More than that. */
  ABOVE,
  /** That. */
  EQUALS,
  /** One of some. */
  ONE_OF,
  /** None of some. */
  NONE_OF,
  /** One of some patterns, in which a star at the end stands for anything. */
  LIKE,
  /** None of some patterns. */
  NOT_LIKE,
  /** Not there, or false. */
  ABSENT,
  /** There, and not false. */
  PRESENT;

  /**
   * Whether it compares with several values.
   *
   * @return true for lists
   */
  public boolean takesList() {
    return this == ONE_OF || this == NONE_OF || this == LIKE || this == NOT_LIKE;
  }

  /**
   * Whether it compares with nothing.
   *
   * @return true for {@link #ABSENT} and {@link #PRESENT}
   */
  public boolean takesNothing() {
    return this == ABSENT || this == PRESENT;
  }
}

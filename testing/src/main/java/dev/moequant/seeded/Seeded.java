package dev.moequant.seeded;

import java.io.Serial;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One try of a property, and its random values: what holds for all inputs is tried on thousands.
 * The seed is fixed, so that builds are alike; {@code -Dmoequant.seed=N} tries others, and what
 * fails says its own.
 */
public final class Seeded {
  /** Of tries that are given up, most: five for each that is not. With more, little is tested. */
  private static final int MOST_DISCARDED = 5;

  private static final String PROPERTY = "moequant.seed";
  private static final long SEED = 20_261_129L;
  private static final int EDGE_IN = 8;
  private static final int EDGES = 6;

  private final Random random;

  private Seeded(Random random) {
    this.random = random;
  }

  /** What {@link #assume} throws. */
  private static final class Discarded extends RuntimeException {
    @Serial private static final long serialVersionUID = 1L;

    Discarded() {
      super("an assumption of the property does not hold", null, false, false);
    }
  }

  /**
   * Tries a property.
   *
   * @param tries how often, those that are given up included
   * @param property throws where it does not hold
   * @throws AssertionError at the first try that fails, with its number and the seed
   */
  public static void tries(int tries, Consumer<Seeded> property) {
    tries(tries, MOST_DISCARDED, property);
  }

  /**
   * Tries a property of rare inputs.
   *
   * @param tries how often, those that are given up included
   * @param mostDiscarded how many may be given up for each that is not
   * @param property throws where it does not hold
   * @throws AssertionError at the first try that fails, with its number and the seed
   */
  public static void tries(int tries, int mostDiscarded, Consumer<Seeded> property) {
    tries(Long.getLong(PROPERTY, SEED), tries, mostDiscarded, property);
  }

  static void tries(long seed, int tries, int mostDiscarded, Consumer<Seeded> property) {
    Random random = new Random(seed);
    int discarded = 0;
    for (int i = 1; i <= tries; i++) {
      try {
        property.accept(new Seeded(random));
      } catch (Discarded e) {
        discarded++;
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "try %d of %d fails; again with -D%s=%d%n%s".formatted(i, tries, PROPERTY, seed, e), e);
      }
    }
    if (discarded > (long) mostDiscarded * (tries - discarded)) {
      throw new AssertionError(
          "%d of %d tries were given up, with -D%s=%d".formatted(discarded, tries, PROPERTY, seed));
    }
  }

  /**
   * Gives a try up, unless a condition holds.
   *
   * @param condition what the property is about
   */
  public void assume(boolean condition) {
    if (!condition) {
      throw new Discarded();
    }
  }

  /**
   * A number. One in eight is at an edge: the first, the last, those beside them, or near 0. Of the
   * others, half are as often small as large (each number of digits alike), half spread evenly.
   *
   * @param first the least
   * @param last the greatest
   * @return a number between them, both included
   */
  public long between(long first, long last) {
    if (random.nextInt(EDGE_IN) == 0) {
      return edge(first, last);
    }
    long numbers = last - first + 1;
    if (random.nextBoolean()) {
      return first + random.nextLong(numbers);
    }
    int bits = Long.SIZE - Long.numberOfLeadingZeros(numbers);
    return first + random.nextLong(Math.min(numbers, 1L << random.nextInt(bits + 1)));
  }

  private long edge(long first, long last) {
    long edge =
        switch (random.nextInt(EDGES)) {
          case 0 -> first;
          case 1 -> last;
          case 2 -> first + 1;
          case 3 -> last - 1;
          case 4 -> 0;
          default -> 1;
        };
    return Math.min(last, Math.max(first, edge));
  }

  /**
   * A number, as {@link #between(long, long)} has them.
   *
   * @param first the least
   * @param last the greatest
   * @return a number between them, both included
   */
  public int between(int first, int last) {
    return Math.toIntExact(between((long) first, (long) last));
  }

  /**
   * Yes or no.
   *
   * @return each in half of the cases
   */
  public boolean coin() {
    return random.nextBoolean();
  }

  /**
   * One of a list, each as often.
   *
   * @param things at least one
   * @param <T> their type
   * @return one of them
   */
  public <T> T oneOf(List<T> things) {
    return things.get(random.nextInt(things.size()));
  }
}

package dev.moequant.kernels;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is looked at and what it is compared with: a row's, or a part of its condition.
 * Immutable.
 */
public final class Criterion {
  private final Quantity on;
  private final String name;
  private final Object missing;
  private final Comparison comparison;
  private final List<Object> wanted;

  private Criterion(
      Quantity on, String name, Object missing, Comparison comparison, List<Object> wanted) {
    this.on = on;
    this.name = name;
    this.missing = missing;
    this.comparison = comparison;
    this.wanted = List.copyOf(wanted);
    if (!comparison.takesList() && wanted.size() != (comparison.takesNothing() ? 0 : 1)) {
      throw new IllegalArgumentException(comparison + " does not go with " + wanted);
    }
  }

  /**
   * On a quantity of the question.
   *
   * @param on neither packages nor environment variables
   * @param comparison how
   * @param wanted values of the quantity, patterns, or a {@link Symbol}; one, but as many as there
   *     are for lists, and none for what takes nothing
   * @return the criterion
   * @throws IllegalArgumentException for another number of values
   */
  public static Criterion of(Quantity on, Comparison comparison, Object... wanted) {
    return new Criterion(on, "", "", comparison, List.of(wanted));
  }

  /**
   * On an environment variable.
   *
   * @param name the variable
   * @param missing what vLLM takes where it is not set: a {@code Boolean} or a {@code String}
   * @param comparison how
   * @param wanted values of the type of the default
   * @return the criterion
   * @throws IllegalArgumentException for another number of values than the comparison takes
   */
  public static Criterion ofVariable(
      String name, Object missing, Comparison comparison, Object... wanted) {
    return new Criterion(Quantity.ENVIRONMENT, name, missing, comparison, List.of(wanted));
  }

  /**
   * On an optional package: it must be there.
   *
   * @param name the package
   * @return the criterion
   */
  public static Criterion ofPackage(String name) {
    return new Criterion(Quantity.PACKAGE, name, false, Comparison.PRESENT, List.of());
  }

  /**
   * What is looked at.
   *
   * @return the quantity
   */
  public Quantity on() {
    return on;
  }

  /**
   * Which package or environment variable.
   *
   * @return its name; empty for other quantities
   */
  public String name() {
    return name;
  }

  /**
   * How it is compared.
   *
   * @return the comparison
   */
  public Comparison comparison() {
    return comparison;
  }

  /**
   * What it is compared with.
   *
   * @return one value, or all of a list, or none
   */
  public List<Object> wanted() {
    return wanted;
  }

  /** What a question says, or null. */
  @Nullable Object found(KernelQuestion question) {
    return switch (on) {
      case ENVIRONMENT -> ofEnvironment(question.environment().get(name));
      case PACKAGE -> question.has(name);
      default -> question.find(on);
    };
  }

  private Object ofEnvironment(@Nullable String set) {
    if (set == null) {
      return missing;
    }
    return missing instanceof Boolean ? (Object) isTrue(set) : set;
  }

  private static boolean isTrue(String set) {
    return set.equals("1") || set.equalsIgnoreCase("true");
  }

  /** Whether a question says enough. */
  boolean isJudged(@Nullable Object found, KernelQuestion question) {
    boolean isOpen = found == null && on.isOpenWhenMissing();
    return !isOpen && (!isSymbolic() || symbol(question).isPresent());
  }

  private boolean isSymbolic() {
    return !wanted.isEmpty() && wanted.get(0) instanceof Symbol;
  }

  /** Whether a question says enough, and the right thing. */
  boolean isMet(KernelQuestion question) {
    Object found = found(question);
    return isJudged(found, question) && holds(found, question);
  }

  /** Whether it is right; of nothing that {@link #isJudged} leaves open. */
  boolean holds(@Nullable Object found, KernelQuestion question) {
    return switch (comparison) {
      case ABSENT -> found == null || found.equals(false);
      case PRESENT -> found != null && !found.equals(false);
      case ONE_OF -> isOneOf(found);
      case NONE_OF -> !isOneOf(found);
      case LIKE -> isLike(found);
      case NOT_LIKE -> !isLike(found);
      case EQUALS -> isSame(found, wanted.get(0));
      default -> found instanceof Number number && isRight(number, bound(question));
    };
  }

  private boolean isOneOf(@Nullable Object found) {
    for (Object each : wanted) {
      if (isSame(found, each)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLike(@Nullable Object found) {
    for (Object pattern : wanted) {
      if (found instanceof String text && DeviceSupport.isLike(text, (String) pattern)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSame(@Nullable Object found, Object wanted) {
    if (wanted instanceof KernelPair pair) {
      return found instanceof KernelPair other && pair.matches(other);
    }
    return (found instanceof Number one && wanted instanceof Number other)
        ? Double.compare(one.doubleValue(), other.doubleValue()) == 0
        : wanted.equals(found);
  }

  /** The number that it is compared with. */
  private Number bound(KernelQuestion question) {
    return wanted.get(0) instanceof Number number ? number : symbol(question).orElse(0);
  }

  /** The number behind its symbol, if it has one and the question says it. */
  Optional<Integer> symbol(KernelQuestion question) {
    return isSymbolic()
        ? Optional.ofNullable(((Symbol) wanted.get(0)).in(question))
        : Optional.empty();
  }

  private boolean isRight(Number found, Number bound) {
    return switch (comparison) {
      case MULTIPLE_OF -> isMultiple(found, bound);
      case NOT_MULTIPLE_OF -> !isMultiple(found, bound);
      case AT_MOST -> found.doubleValue() <= bound.doubleValue();
      case AT_LEAST -> found.doubleValue() >= bound.doubleValue();
      default -> found.doubleValue() > bound.doubleValue();
    };
  }

  private static boolean isMultiple(Number found, Number bound) {
    return bound.longValue() <= 0 || found.longValue() % bound.longValue() == 0;
  }

  /** Prints for example {@code hiddenDim MULTIPLE_OF [128]}. */
  @Override
  public String toString() {
    return (name.isEmpty() ? on.words() : name) + " " + comparison + " " + wanted;
  }
}

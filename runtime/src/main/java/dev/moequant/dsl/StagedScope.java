package dev.moequant.dsl;

/**
 * A block that goes from one stage to another: the lambda in {@code quantConfig(tensors, q ->
 * q.w1Scale(a).w2Scale(b))}. Unlike a {@link dev.moequant.dsl.Scope} it returns something, which
 * lets the compiler see what is missing. An interface of our own for the same reason as that one:
 * Kotlin.
 *
 * @param <S> the first stage
 * @param <C> the last one, {@link Complete}
 */
@MoeScope
@FunctionalInterface
public interface StagedScope<S, C> {
  /**
   * Runs the block.
   *
   * @param first takes the first value
   * @return the last stage
   */
  C complete(S first);
}

package dev.moequant.dsl;

/**
 * A block that configures something: the lambda in {@code make(tensors, q -> { … })}. An interface
 * of our own, because Kotlin's sam-with-receiver plugin can give this one a receiver, and never
 * {@code java.util.function.Consumer}.
 *
 * @param <S> what the block configures
 */
@MoeScope
@FunctionalInterface
public interface Scope<S> {
  /**
   * Runs the block.
   *
   * @param scope what to configure; dead once the block has returned
   */
  void configure(S scope);

  /**
   * A block that says nothing: all defaults.
   *
   * @param <S> what it would configure
   * @return the block
   */
  static <S> Scope<S> none() {
    return scope -> {};
  }

  /**
   * This block and another, for presets: {@code BASE.and(q -> q.perActTokenQuant())}.
   *
   * @param next runs after this one
   * @return both
   */
  default Scope<S> and(Scope<? super S> next) {
    return scope -> {
      configure(scope);
      next.configure(scope);
    };
  }
}

package dev.moequant.kernels;

import java.util.List;

/**
 * What an oracle chooses from.
 *
 * @param backends each backend with its kernels
 * @param orders the first that applies says in which order backends are tried
 * @param filters what is left out of that order, in turn
 */
public record OracleCandidates(List<Backend> backends, List<Order> orders, List<Filter> filters) {
  /** Keeps unmodifiable copies. */
  public OracleCandidates {
    backends = List.copyOf(backends);
    orders = List.copyOf(orders);
    filters = List.copyOf(filters);
  }

  /**
   * A backend: the kernels of one name.
   *
   * @param name for example FLASHINFER_TRTLLM
   * @param kernels ids, in the order in which they are tried
   * @param activationKey the key that goes with it, where backends have keys; none otherwise
   * @param when where it has these kernels; of several entries the first that applies counts
   */
  public record Backend(String name, List<String> kernels, String activationKey, Condition when) {
    /** Keeps an unmodifiable copy of the kernels. */
    public Backend {
      kernels = List.copyOf(kernels);
    }
  }

  /**
   * An order.
   *
   * @param when where it is taken
   * @param backends the first choice in front
   * @param source file and line in vLLM
   */
  public record Order(Condition when, List<String> backends, String source) {
    /** Keeps an unmodifiable copy of the backends. */
    public Order {
      backends = List.copyOf(backends);
    }
  }

  /** What a filter does. */
  public enum Effect {
    /** One backend is taken, or nothing. */
    FORCE,
    /** These are left out. */
    REMOVE,
    /** All others are left out. */
    KEEP_ONLY,
    /** Those whose activation key is not the one asked for are left out. */
    KEEP_MATCHING
  }

  /**
   * A filter.
   *
   * @param when where it applies
   * @param effect what it does
   * @param backends to which; none for {@link Effect#KEEP_MATCHING}
   * @param reason in vLLM's words, or nothing
   * @param source file and line in vLLM
   */
  public record Filter(
      Condition when, Effect effect, List<String> backends, String reason, String source) {
    /** Keeps an unmodifiable copy of the backends. */
    public Filter {
      backends = List.copyOf(backends);
    }
  }

  boolean has(String name) {
    return backends.stream().anyMatch(backend -> backend.name().equals(name));
  }

  /** The backend of a name, as it is for a question. */
  Backend backend(String name, KernelQuestion question) {
    for (Backend backend : backends) {
      if (backend.name().equals(name) && backend.when().holds(question)) {
        return backend;
      }
    }
    throw new IllegalStateException("no oracle has the backend " + name);
  }

  /** The order for a question, before anything is left out. */
  List<String> order(KernelQuestion question) {
    for (Order order : orders) {
      if (order.when().holds(question)) {
        return order.backends();
      }
    }
    return List.of();
  }
}

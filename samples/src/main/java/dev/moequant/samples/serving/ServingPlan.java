package dev.moequant.samples.serving;

import java.util.ArrayList;
import java.util.List;

/** What a control plane does with a checkpoint: serves it in some way, or tells why it does not. */
public sealed interface ServingPlan {
  /**
   * A server is started.
   *
   * @param tensorParallelSize how many GPUs share each layer
   * @param expertParallel whether each of them holds whole experts
   * @param remarks what whoever asked for the server should read; often nothing
   */
  record Serve(int tensorParallelSize, boolean expertParallel, List<String> remarks)
      implements ServingPlan {
    /** Keeps an unmodifiable copy. */
    public Serve {
      remarks = List.copyOf(remarks);
    }

    /**
     * The same for {@code vllm serve}.
     *
     * @return for example {@code --tensor-parallel-size 4 --enable-expert-parallel}, word by word
     */
    public List<String> arguments() {
      List<String> arguments = new ArrayList<>();
      arguments.add("--tensor-parallel-size");
      arguments.add(String.valueOf(tensorParallelSize));
      if (expertParallel) {
        arguments.add("--enable-expert-parallel");
      }
      return arguments;
    }
  }

  /**
   * No GPU is taken.
   *
   * @param reasons why it would not run; at least one
   */
  record Refuse(List<String> reasons) implements ServingPlan {
    /** Keeps an unmodifiable copy. */
    public Refuse {
      reasons = List.copyOf(reasons);
    }
  }
}

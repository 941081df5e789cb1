package dev.moequant.kernels;

import java.util.List;

/**
 * What an oracle is: the function of vLLM that chooses the kernel of a kind of schemes.
 *
 * @param id for example fp8 or mxfp4_gpt_oss
 * @param source file and line in vLLM
 * @param callers who asks it, with which keys
 * @param methodChecks what single quantization methods check when weights are created
 * @param notes what no other field holds
 */
public record OracleAbout(
    String id,
    String source,
    List<Caller> callers,
    List<MethodCheck> methodChecks,
    List<String> notes) {
  /** Keeps unmodifiable copies. */
  public OracleAbout {
    callers = List.copyOf(callers);
    methodChecks = List.copyOf(methodChecks);
    notes = List.copyOf(notes);
  }

  /**
   * A quantization method that asks the oracle.
   *
   * @param method vLLM's class
   * @param pair the keys that it passes; the activation key is none where each backend has its own
   * @param when for which checkpoints, in words; empty for all
   * @param checkpoint what it calls the checkpoint's format; empty where no oracle asks
   * @param allowVllmCutlass whether it lets vLLM's CUTLASS kernels be chosen
   * @param source file and line in vLLM
   */
  public record Caller(
      String method,
      KernelPair pair,
      String when,
      String checkpoint,
      boolean allowVllmCutlass,
      String source) {}

  /**
   * What a quantization method checks when weights are created.
   *
   * @param method vLLM's class
   * @param row what must hold
   */
  public record MethodCheck(String method, Constraint row) {}
}

package dev.moequant.internal.rules;

/** The revision that a statement about vLLM is true of: it moves by 50 commits a day. */
final class Vllm {
  /** 17edd8a80, 2025-10-05: what the runtime models. */
  static final String SEED = "vLLM 2025-10";

  private Vllm() {}
}

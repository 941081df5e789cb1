package dev.moequant.cli;

import dev.moequant.annotations.All2AllBackend;

/** {@code --all2all deepep_low_latency}, as vLLM's {@code --all2all-backend} has them. */
final class All2AllWords extends Words<All2AllBackend> {
  All2AllWords() {
    super("all2all backend", All2AllBackend.values(), All2AllBackend::vllmName);
  }
}

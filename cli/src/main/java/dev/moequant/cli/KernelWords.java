package dev.moequant.cli;

import dev.moequant.annotations.Kernel;

/** {@code --kernel flashinfer_trtllm}, as vLLM's {@code --moe-backend} has them. */
final class KernelWords extends Words<Kernel> {
  KernelWords() {
    super("kernel", Kernel.values(), Kernel::vllmName);
  }
}

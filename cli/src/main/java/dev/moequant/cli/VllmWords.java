package dev.moequant.cli;

import dev.moequant.scheme.VllmRevision;

/** {@code --vllm 2026-08}. */
final class VllmWords extends Words<VllmRevision> {
  VllmWords() {
    super("revision of vLLM", VllmRevision.values(), VllmRevision::month);
  }
}

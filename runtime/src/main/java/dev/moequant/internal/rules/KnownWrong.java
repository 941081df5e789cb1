package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A combination of which somebody has shown that the kernel of vLLM's choice answers wrongly, in
 * public; it goes when a revision mends it.
 *
 * @param thread where it was shown
 * @param backend the oracle's name of what is taken
 * @param until the last revision in which it is so
 * @param isIt whether a layer is one of them
 */
record KnownWrong(
    String thread, String backend, VllmRevision until, Predicate<KernelSubject> isIt) {
  private static final List<KnownWrong> TABLE =
      List.of(
          new KnownWrong(
              "vllm-project/vllm 52308",
              "FLASHINFER_TRTLLM",
              VllmRevision.V2026_08,
              s ->
                  s.layer().scheme().weights().dtype() == DType.NVFP4
                      && !s.layer().layer().activation().isGated()));

  static Optional<KnownWrong> of(KernelSubject s, VllmRevision revision) {
    return TABLE.stream().filter(row -> row.applies(s, revision)).findFirst();
  }

  /** Whether a revision takes that kernel for such a layer, and has not mended it. */
  boolean applies(KernelSubject s, VllmRevision revision) {
    return until.has(revision)
        && s.taken().filter(taken -> taken.backend().equals(backend)).isPresent()
        && isIt.test(s);
  }
}

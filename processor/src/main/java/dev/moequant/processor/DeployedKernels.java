package dev.moequant.processor;

import dev.moequant.interop.kernels.KernelCatalogues;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.VllmRevision;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The kernels of the revision that a compilation is for: read once, and not at all where no class
 * has a deployment.
 */
final class DeployedKernels {
  private @Nullable KernelCatalogue read;

  /**
   * The kernels.
   *
   * @param revision the same in each call of a compilation
   * @return empty for 2025-10, of whose kernels nothing is recorded
   */
  Optional<KernelCatalogue> of(VllmRevision revision) {
    if (!revision.has(VllmRevision.V2026_07)) {
      return Optional.empty();
    }
    KernelCatalogue kernels = read == null ? recorded(revision) : read;
    read = kernels;
    return Optional.of(kernels);
  }

  private static KernelCatalogue recorded(VllmRevision revision) {
    try {
      return KernelCatalogues.of(revision);
    } catch (UncheckedIOException broken) {
      throw new BrokenJarError(broken);
    }
  }
}

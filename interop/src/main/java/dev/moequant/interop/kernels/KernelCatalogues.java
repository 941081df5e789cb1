package dev.moequant.interop.kernels;

import dev.moequant.interop.json.FileText;
import dev.moequant.interop.json.JsonTree;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The catalogues of kernels that come with moequant, and those of others. Nothing is kept. */
public final class KernelCatalogues {
  private KernelCatalogues() {}

  /**
   * The kernels of a revision of vLLM; each call reads the file, but of its kernels and oracles
   * only those that are asked for.
   *
   * @param revision 2026-07 or later
   * @return the catalogue, to be kept by whoever asks it often
   * @throws IllegalArgumentException for 2025-10, of which nothing is recorded
   * @throws UncheckedIOException if the jar that has the files is broken: one is missing or cut
   *     off; the message says which, with line and column
   */
  public static KernelCatalogue of(VllmRevision revision) {
    if (!revision.has(VllmRevision.V2026_07)) {
      throw new IllegalArgumentException(
          "no kernels are recorded of " + revision + "; the first revision with any is 2026-07");
    }
    String file = "vllm-" + revision.month() + ".json";
    try (@Nullable InputStream in = KernelCatalogues.class.getResourceAsStream(file)) {
      return read(file, in);
    } catch (IOException e) {
      throw broken(e);
    }
  }

  private static UncheckedIOException broken(IOException e) {
    return new UncheckedIOException("moequant-interop is broken: " + e.getMessage(), e);
  }

  /** A file of the jar. */
  static KernelCatalogue read(String file, @Nullable InputStream in) throws IOException {
    if (in == null) {
      throw new KernelCatalogueException(file, "is not in the jar", null);
    }
    try {
      return new CatalogueReader(
              JsonTree.ofOurs(FileText.decoded(in.readAllBytes())).object(),
              e -> broken(new KernelCatalogueException(file, e.what(), e)))
          .catalogue();
    } catch (MalformedFileException e) {
      throw new KernelCatalogueException(file, e.what(), e);
    }
  }

  /**
   * The same where there may be none.
   *
   * @param revision any
   * @return empty for 2025-10, of whose kernels nothing is recorded
   */
  public static Optional<KernelCatalogue> find(VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07) ? Optional.of(of(revision)) : Optional.empty();
  }

  /**
   * The kernels that a file of the same form describes.
   *
   * @param file the file
   * @return the catalogue
   * @throws KernelCatalogueException if the file cannot be read, is cut off, or holds what no
   *     catalogue holds
   */
  public static KernelCatalogue read(Path file) throws KernelCatalogueException {
    try {
      return CatalogueReader.read(FileText.of(file, "a catalogue of kernels", "some 220 thousand"));
    } catch (MalformedFileException e) {
      throw new KernelCatalogueException(file.toString(), e.what(), e.getCause());
    }
  }
}

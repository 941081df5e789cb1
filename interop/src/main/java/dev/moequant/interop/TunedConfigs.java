package dev.moequant.interop;

import dev.moequant.interop.json.Shown;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tuning.KernelConfig;
import dev.moequant.tuning.TunedConfigName;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one tuned file: kernel settings by the number of tokens that they were tuned for.
 *
 * <p>What is read is what vLLM would take, with three differences, each of which is a mistake that
 * vLLM does not see or sees only in a kernel: a number of tokens or a setting that stands twice is
 * refused (vLLM keeps the last, JSON leaves it open; {@code "1"} and {@code "01"} are one number),
 * a setting is an integer of 32 bits or text, and the file is one of a sane size: at most 1 MiB, a
 * thousand rows of a hundred settings, and 200 characters for a key or a text. A number of tokens
 * that is 0 or negative is a row like any other, as in vLLM, and taken where it is the nearest.
 *
 * @param file where they were read
 * @param rows by M, in the order of the file
 */
public record TunedConfigs(Path file, Map<Integer, KernelConfig> rows) {
  /** Keeps an unmodifiable copy in the same order. */
  public TunedConfigs {
    rows = Collections.unmodifiableMap(new LinkedHashMap<>(rows));
  }

  /**
   * Looks for the tuned file of a layer (vLLM: {@code get_moe_configs} in {@code
   * fused_moe/fused_moe.py}). The first folder that has it wins; files are not merged.
   *
   * @param revision the vLLM that would read the file: it decides the name
   * @param folders the user's own folder (VLLM_TUNED_CONFIG_FOLDER) first
   * @param numExperts experts on this rank, E
   * @param intermediate intermediate size of this rank, N
   * @param deviceName the device, spaces and all
   * @param dtype the dtype part of the name, or null
   * @param blockShape block_n and block_k, or null
   * @return the file's rows; empty where no folder has the file
   * @throws TunedConfigException if the file is there, but cannot be read, is no regular file, or
   *     what is in it is wrong; names file, line, column and key. Also if dtype, or the device in
   *     2025-10, make it a file outside of the folder, by {@code ..} between slashes, or one that
   *     cannot be, by a NUL; names folder and file
   */
  public static Optional<TunedConfigs> load(
      VllmRevision revision,
      List<Path> folders,
      int numExperts,
      int intermediate,
      String deviceName,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape)
      throws TunedConfigException {
    String name =
        TunedConfigName.of(revision, numExperts, intermediate, dtype, blockShape, deviceName);
    for (Path folder : folders) {
      Path file = inside(folder, name);
      if (Files.exists(file)) {
        return Optional.of(TunedConfigReader.read(file));
      }
    }
    return Optional.empty();
  }

  /** vLLM opens whatever the name leads to; device names may come from somewhere else. */
  private static Path inside(Path folder, String name) throws TunedConfigException {
    Path relative;
    try {
      relative = folder.getFileSystem().getPath(name);
    } catch (InvalidPathException e) {
      throw new TunedConfigException(
          folder, "has no file named " + Shown.of(name) + ": " + Shown.reason(e.getReason()), e);
    }
    for (Path part : relative) {
      if (part.toString().equals("..")) {
        throw new TunedConfigException(
            folder,
            "the tuned file "
                + Shown.of(name)
                + " would be outside: give device name and dtype without \"..\" between slashes");
      }
    }
    return folder.resolve(relative);
  }

  /**
   * The row tuned for the number of tokens that is nearest.
   *
   * @param tokens rows of the batch, M
   * @return its settings; of two that are equally near the one that comes first in the file, as in
   *     vLLM; empty if the file has no row
   */
  public Optional<KernelConfig> pick(int tokens) {
    return nearest(tokens).map(rows::get);
  }

  /** The key of the row that {@link #pick} takes. */
  Optional<Integer> nearest(int tokens) {
    Integer nearest = null;
    for (Integer row : rows.keySet()) {
      if (nearest == null || distance(row, tokens) < distance(nearest, tokens)) {
        nearest = row;
      }
    }
    return Optional.ofNullable(nearest);
  }

  private static long distance(int row, int tokens) {
    return Math.abs((long) row - tokens);
  }
}

package dev.moequant.tuning;

import static dev.moequant.scheme.VllmRevision.V2026_07;

import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How vLLM names the files of tuned kernel settings. */
public final class TunedConfigName {
  /** What Python's {@code \s} matches in text, and slashes; Java leaves out four separators. */
  private static final Pattern SPACES_AND_SLASHES = Pattern.compile("(?U)[\\s\\x1c-\\x1f/]+");

  private TunedConfigName() {}

  /**
   * The name of a file (vLLM: {@code get_config_file_name} in {@code fused_moe/fused_moe.py}).
   *
   * <p>Of the device, 2025-10 makes each space a {@code _} and takes the rest as it is: with a
   * slash in it the file is in a folder of its own, and with dots and slashes it can be anywhere.
   * Since 2026-07 a run of spaces and slashes is one {@code _} (vLLM: {@code
   * get_device_name_as_file_name} in {@code utils/platform_utils.py}), and every device with the
   * word H200 in its name is {@code NVIDIA_H200}. The dtype is taken as it is. Who opens the file
   * looks at that; interop's {@code TunedConfigs} does.
   *
   * @param revision the vLLM that would read the file
   * @param numExperts experts on this rank, E
   * @param intermediate intermediate size of this rank, I; vLLM calls it N here
   * @param dtype what {@link dev.moequant.FusedMoEQuantConfig#configName} says, or null
   * @param blockShape block_n and block_k, or null; with a 0 in it, it is left out, as groups of
   *     WNA16 are
   * @param deviceName the device, spaces and all
   * @return for example {@code E=256,N=128,device_name=NVIDIA_H200,dtype=fp8_w8a8.json}
   */
  public static String of(
      VllmRevision revision,
      int numExperts,
      int intermediate,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape,
      String deviceName) {
    StringBuilder name = new StringBuilder("E=").append(numExperts).append(",N=");
    name.append(intermediate).append(",device_name=").append(device(revision, deviceName));
    if (dtype != null && !dtype.isEmpty()) {
      name.append(",dtype=").append(dtype);
    }
    if (blockShape != null && !blockShape.isEmpty() && !blockShape.contains(0)) {
      name.append(",block_shape=");
      name.append(
          blockShape.stream().map(String::valueOf).collect(Collectors.joining(",", "[", "]")));
    }
    return name.append(".json").toString();
  }

  private static String device(VllmRevision revision, String deviceName) {
    if (!revision.has(V2026_07)) {
      return deviceName.replace(' ', '_');
    }
    String name = SPACES_AND_SLASHES.matcher(deviceName).replaceAll("_");
    return List.of(name.split("_", -1)).contains("H200") ? "NVIDIA_H200" : name;
  }
}

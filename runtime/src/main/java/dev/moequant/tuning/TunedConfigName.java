package dev.moequant.tuning;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** How vLLM names the files of tuned kernel settings. */
public final class TunedConfigName {
  private TunedConfigName() {}

  /**
   * The name of a file (vLLM: {@code get_config_file_name}). Device and dtype are taken as they
   * are, but for spaces: with a slash in them the file is in a folder of its own, and with dots and
   * slashes it can be anywhere. Who opens it looks at that; interop's {@code TunedConfigs} does.
   *
   * @param numExperts experts on this rank, E
   * @param intermediate intermediate size of this rank, I; vLLM calls it N here
   * @param dtype what {@link dev.moequant.FusedMoEQuantConfig#configName} says, or null
   * @param blockShape block_n and block_k, or null; with a 0 in it, it is left out, as groups of
   *     WNA16 are
   * @param deviceName the device, spaces and all
   * @return for example {@code E=256,N=128,device_name=NVIDIA_H200,dtype=fp8_w8a8.json}
   */
  public static String of(
      int numExperts,
      int intermediate,
      @Nullable String dtype,
      @Nullable List<Integer> blockShape,
      String deviceName) {
    StringBuilder name = new StringBuilder("E=").append(numExperts).append(",N=");
    name.append(intermediate).append(",device_name=").append(deviceName.replace(' ', '_'));
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
}

package dev.moequant.cli;

import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Gpu.Platform;
import dev.moequant.kernels.Kernel;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Where a kernel runs, of all GPUs that we know. */
final class Devices {
  private static final Set<Quantity> HARDWARE =
      Set.of(Quantity.PLATFORM, Quantity.CAPABILITY, Quantity.GFX);

  private Devices() {}

  static boolean runsOn(KernelCatalogue catalogue, Kernel kernel, Gpu gpu) {
    KernelPair pair =
        kernel.abilities().pairs().stream().findFirst().orElse(KernelPair.UNQUANTIZED);
    KernelQuestion question = KernelQuestion.of(KernelDevice.of(gpu), pair);
    return catalogue.refusals(kernel.id(), question).stream()
        .noneMatch(reason -> HARDWARE.contains(reason.criterion().on()));
  }

  /**
   * Kinds of devices, for example {@code cuda 8.0-9.0}, {@code gfx942}: compute capabilities from
   * one to another where the kernel runs on all between them that there are; a platform alone where
   * it runs on all of it.
   */
  static List<String> places(KernelCatalogue catalogue, Kernel kernel) {
    Map<Platform, Map<String, Boolean>> platforms = new EnumMap<>(Platform.class);
    for (Gpu gpu : Gpu.values()) {
      if (gpu != Gpu.UNSPECIFIED) {
        platforms
            .computeIfAbsent(gpu.platform(), platform -> new LinkedHashMap<>())
            .put(kind(gpu), runsOn(catalogue, kernel, gpu));
      }
    }
    List<String> places = new ArrayList<>();
    platforms.forEach((platform, kinds) -> places.addAll(places(platform, kinds)));
    return places;
  }

  private static List<String> places(Platform platform, Map<String, Boolean> kinds) {
    String name = platform.name().toLowerCase(Locale.ROOT);
    if (!kinds.containsValue(true)) {
      return List.of();
    }
    if (!kinds.containsValue(false)) {
      return List.of(name);
    }
    if (platform == Platform.CUDA) {
      return List.of(name + " " + ranges(kinds));
    }
    return kinds.keySet().stream().filter(kinds::get).toList();
  }

  private static String kind(Gpu gpu) {
    return switch (gpu.platform()) {
      case CUDA -> String.valueOf(gpu.capability() / 10.0);
      case CPU -> gpu.architecture() + " cpu";
      default -> gpu.architecture();
    };
  }

  private static String ranges(Map<String, Boolean> capabilities) {
    List<String> ranges = new ArrayList<>();
    String first = "";
    String last = "";
    for (Map.Entry<String, Boolean> each : capabilities.entrySet()) {
      if (each.getValue()) {
        first = first.isEmpty() ? each.getKey() : first;
        last = each.getKey();
      } else if (!first.isEmpty()) {
        ranges.add(range(first, last));
        first = "";
      }
    }
    if (!first.isEmpty()) {
      ranges.add(range(first, last));
    }
    return String.join(", ", ranges);
  }

  private static String range(String first, String last) {
    return first.equals(last) ? first : first + "-" + last;
  }
}

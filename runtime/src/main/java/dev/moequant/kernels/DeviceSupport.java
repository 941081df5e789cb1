package dev.moequant.kernels;

import java.util.List;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One kind of device that a kernel runs on.
 *
 * @param platform cuda, rocm, xpu, cpu
 * @param capabilityFrom the least compute capability
 * @param capabilityBelow the first compute capability that is too high
 * @param families ten times the integer part of the compute capability; none for any
 * @param capabilities exactly these; none for any
 * @param gfx patterns of gfx names; none for any
 * @param arch of CPUs; none for any
 * @param features that a CPU must have
 * @param requirements packages and environment variables
 * @param alsoNeeds what no question says, in words: versions of CUDA, operators of PyTorch
 * @param pairs what it runs there; none for all that the kernel takes
 */
public record DeviceSupport(
    String platform,
    OptionalDouble capabilityFrom,
    OptionalDouble capabilityBelow,
    Set<Integer> families,
    Set<Double> capabilities,
    List<String> gfx,
    Set<String> arch,
    Set<String> features,
    List<Criterion> requirements,
    List<String> alsoNeeds,
    List<KernelPair> pairs) {
  /** Keeps unmodifiable copies. */
  public DeviceSupport {
    families = Set.copyOf(families);
    capabilities = Set.copyOf(capabilities);
    gfx = List.copyOf(gfx);
    arch = Set.copyOf(arch);
    features = Set.copyOf(features);
    requirements = List.copyOf(requirements);
    alsoNeeds = List.copyOf(alsoNeeds);
    pairs = List.copyOf(pairs);
  }

  static boolean isLike(String text, String pattern) {
    return pattern.endsWith("*")
        ? text.startsWith(pattern.substring(0, pattern.length() - 1))
        : text.equals(pattern);
  }

  /** Whether it is such a device, whatever is installed and set. */
  boolean isOf(KernelDevice device) {
    if (!platform.equals(device.platform())) {
      return false;
    }
    return switch (platform) {
      case "cuda" -> device.capability().isPresent() && isOf(device.capability().getAsDouble());
      case "rocm" -> gfx.isEmpty() || device.gfx().filter(this::isOfGfx).isPresent();
      case "cpu" ->
          (arch.isEmpty() || device.arch().filter(arch::contains).isPresent())
              && device.features().containsAll(features);
      default -> true;
    };
  }

  private boolean isOf(double capability) {
    return capability >= capabilityFrom.orElse(0)
        && capability < capabilityBelow.orElse(Double.MAX_VALUE)
        && (families.isEmpty() || families.contains((int) Math.floor(capability) * 10))
        && (capabilities.isEmpty() || capabilities.contains(capability));
  }

  private boolean isOfGfx(String name) {
    for (String pattern : gfx) {
      if (isLike(name, pattern)) {
        return true;
      }
    }
    return false;
  }

  /** Whether everything is installed and set that it needs. */
  boolean isReady(KernelQuestion question) {
    for (int i = 0; i < requirements.size(); i++) {
      if (!requirements.get(i).isMet(question)) {
        return false;
      }
    }
    return true;
  }

  boolean matches(KernelQuestion question) {
    return isOf(question.device()) && isReady(question);
  }

  /** Whether it runs one of the kernel's pairs there. */
  boolean covers(KernelPair pair) {
    return pairs.isEmpty() || pairs.contains(pair);
  }

  /** The hardware in words, for example {@code 9.0 to below 11.0} of compute capabilities. */
  List<String> places() {
    return switch (platform) {
      case "cuda" -> List.of(ofCapability());
      case "rocm" -> gfx.isEmpty() ? List.of("any ROCm device") : gfx;
      case "cpu" ->
          List.of(
              (arch.isEmpty() ? "any CPU" : joined(arch.stream().sorted()) + " CPUs")
                  + (features.isEmpty() ? "" : " with " + joined(features.stream().sorted())));
      default -> List.of(platform);
    };
  }

  private String ofCapability() {
    if (!capabilities.isEmpty()) {
      return joined(capabilities.stream().sorted().map(String::valueOf));
    }
    if (!families.isEmpty()) {
      return joined(families.stream().sorted().map(family -> family / 10 + ".x"));
    }
    if (capabilityFrom.isEmpty() && capabilityBelow.isEmpty()) {
      return "any CUDA device";
    }
    String from = capabilityFrom.isEmpty() ? "" : capabilityFrom.getAsDouble() + " ";
    return from
        + (capabilityBelow.isEmpty() ? "and later" : "to below " + capabilityBelow.getAsDouble());
  }

  private static String joined(Stream<String> parts) {
    return parts.collect(Collectors.joining(", "));
  }
}

package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The devices of a kernel, or of one of its pairs, and what is said where it is another one. */
final class DevicePlaces {
  private final String source;
  private final List<DeviceSupport> kinds;
  private final Criterion platforms;
  private final Map<String, Criterion> ofPlatform = new HashMap<>();

  DevicePlaces(String source, List<DeviceSupport> kinds) {
    this.source = source;
    this.kinds = List.copyOf(kinds);
    Map<String, Set<String>> places = new LinkedHashMap<>();
    for (DeviceSupport kind : kinds) {
      places.computeIfAbsent(kind.platform(), any -> new LinkedHashSet<>()).addAll(kind.places());
    }
    this.platforms = oneOf(Quantity.PLATFORM, places.keySet());
    for (Map.Entry<String, Set<String>> entry : places.entrySet()) {
      Quantity on = entry.getKey().equals("cuda") ? Quantity.CAPABILITY : Quantity.GFX;
      ofPlatform.put(entry.getKey(), oneOf(on, entry.getValue()));
    }
  }

  private static Criterion oneOf(Quantity on, Set<String> places) {
    return Criterion.of(on, Comparison.ONE_OF, places.toArray());
  }

  boolean matches(KernelQuestion question) {
    for (int i = 0; i < kinds.size(); i++) {
      if (kinds.get(i).matches(question)) {
        return true;
      }
    }
    return false;
  }

  /** One reason for each thing that the device lacks; one where it is another device. */
  List<Reason> reasons(KernelQuestion question, Check check) {
    KernelDevice device = question.device();
    for (DeviceSupport kind : kinds) {
      if (kind.isOf(device)) {
        return lacking(kind, question, check);
      }
    }
    @Nullable Criterion places = ofPlatform.get(device.platform());
    if (places == null) {
      return List.of(reason(check, platforms, device.platform()));
    }
    Object found =
        device.capability().isPresent()
            ? (Object) device.capability().getAsDouble()
            : device.gfx().or(device::arch).orElse(device.platform());
    return List.of(reason(check, places, found));
  }

  private List<Reason> lacking(DeviceSupport kind, KernelQuestion question, Check check) {
    List<Reason> reasons = new ArrayList<>();
    for (Criterion requirement : kind.requirements()) {
      if (!requirement.isMet(question)) {
        Object found = requirement.found(question);
        reasons.add(reason(check, requirement, found == null ? Reason.NOTHING : found));
      }
    }
    return reasons;
  }

  private Reason reason(Check check, Criterion criterion, Object found) {
    return new Reason(check, Phase.SELECTION, criterion, Optional.empty(), found, "", source);
  }
}

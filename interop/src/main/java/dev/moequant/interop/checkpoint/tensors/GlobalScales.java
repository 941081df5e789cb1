package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.HeaderRules;
import dev.moequant.interop.json.Shown;
import dev.moequant.interop.safetensors.F32Values;
import dev.moequant.interop.safetensors.SafetensorsException;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * 718: nvfp4 experts whose gate and up have global scales of their own, which differ. These few
 * bytes are read from the data.
 */
public final class GlobalScales {
  private static final List<String> NAMES = List.of("weight_scale_2", "weight_global_scale");
  private static final Map<String, String> UP_OF_GATE =
      Map.of("gate_proj.", "up_proj.", "w1.", "w3.");

  /**
   * Two scalars of which vLLM takes one.
   *
   * @param gate of the rows that are activated
   * @param up of the rows beside
   */
  private record Pair(Entry gate, Entry up) {}

  private GlobalScales() {}

  /**
   * Reads the scales and compares them.
   *
   * @param directory what is in the files
   * @return one finding for all that differ, or why they could not be read
   */
  public static List<Finding> findings(TensorDirectory directory) {
    List<Pair> pairs =
        directory.tensors().values().stream()
            .flatMap(gate -> up(gate, directory).map(up -> new Pair(gate, up)).stream())
            .toList();
    try {
      Map<Entry, Float> values = values(pairs);
      List<Pair> different =
          pairs.stream()
              .filter(pair -> !Objects.equals(values.get(pair.gate()), values.get(pair.up())))
              .toList();
      return different.isEmpty() ? List.of() : List.of(finding(different, values));
    } catch (SafetensorsException e) {
      return List.of(
          HeaderRules.NOT_SAFETENSORS.finding(
              List.of(e.file().getFileName(), e.what()), List.of("download the file again")));
    }
  }

  private static Optional<Entry> up(Entry gate, TensorDirectory directory) {
    String name = gate.name();
    if (NAMES.stream().noneMatch(name::endsWith) || !isScalar(gate)) {
      return Optional.empty();
    }
    return UP_OF_GATE.entrySet().stream()
        .filter(module -> name.contains(".experts.") && name.contains("." + module.getKey()))
        .flatMap(
            module ->
                directory
                    .find(name.replace("." + module.getKey(), "." + module.getValue()))
                    .stream())
        .filter(GlobalScales::isScalar)
        .findFirst();
  }

  private static boolean isScalar(Entry entry) {
    return entry.dtype().equals(TensorType.F32) && entry.bytes() == Float.BYTES;
  }

  /** File by file, and there from front to back. */
  private static Map<Entry, Float> values(List<Pair> pairs) throws SafetensorsException {
    List<Entry> entries = new ArrayList<>();
    pairs.forEach(pair -> entries.addAll(List.of(pair.gate(), pair.up())));
    entries.sort(Comparator.comparing(Entry::file).thenComparingLong(Entry::begin));
    List<float[]> read = F32Values.read(entries);
    Map<Entry, Float> values = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      values.put(entries.get(i), read.get(i)[0]);
    }
    return values;
  }

  private static Finding finding(List<Pair> pairs, Map<Entry, Float> values) {
    Pair first = pairs.get(0);
    String more = pairs.size() == 1 ? "" : " (as of " + (pairs.size() - 1) + " more experts)";
    return HeaderRules.GLOBAL_SCALES_DIFFER.finding(
        Differences.place(first.gate()),
        List.of(
            Shown.of(first.gate().name()),
            values.getOrDefault(first.gate(), Float.NaN),
            Shown.of(first.up().name()) + more,
            values.getOrDefault(first.up(), Float.NaN)),
        List.of(
            "quantize gate and up with one global scale, or rescale the block scales of one of"
                + " them by the quotient"));
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.scheme.Catalogue;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.StoredTensor;
import dev.moequant.shapes.StoredTensors;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** 707: two values of one checkpoint, of which one is not true of the experts. */
final class Contradiction {
  /** How ModelOpt calls what vLLM has a name of its own for. */
  private static final Map<String, String> NAMES =
      Map.of("input_global_scale", "input_scale", "weight_global_scale", "weight_scale_2");

  private Contradiction() {}

  /** Notes it. */
  static void note(ExpertScheme one, ExpertScheme other, Notes notes) {
    notes.contradiction(
        one.source(), inWords(one), other.source(), inWords(other), help(one, other));
  }

  private static String inWords(ExpertScheme scheme) {
    return scheme.scheme().map(SchemeSpec::annotation).orElse("not quantized");
  }

  /** What only the files of one of them have: there the truth can be seen. */
  private static String help(ExpertScheme one, ExpertScheme other) {
    String seen =
        Stream.of(only(one, other), only(other, one))
            .flatMap(Optional::stream)
            .collect(Collectors.joining("; "));
    return seen.isEmpty()
        ? "look at the dtype and shape of the experts' scales, and let both say what is there"
        : "look at the tensors of an expert, and let both say what is there: " + seen;
  }

  private static Optional<String> only(ExpertScheme scheme, ExpertScheme other) {
    Set<String> only = new TreeSet<>(tensors(scheme.scheme()));
    only.removeAll(tensors(other.scheme()));
    return only.isEmpty()
        ? Optional.empty()
        : Optional.of("only %s has %s".formatted(inWords(scheme), String.join(" and ", only)));
  }

  private static Set<String> tensors(Optional<SchemeSpec> scheme) {
    return scheme
        .filter(found -> Catalogue.find(found).isPresent())
        .map(found -> StoredTensors.of(found, true))
        .orElse(List.of())
        .stream()
        .map(StoredTensor::role)
        .map(role -> NAMES.getOrDefault(role.vllmName(), role.vllmName()))
        .collect(Collectors.toSet());
  }
}

package dev.moequant.kernels;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.BlockShape;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.ResolvedScheme;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** vLLM's names for a quantization key of ours, by structure; the nearest first. */
final class KeyNames {
  private final List<QuantKeyEntry> entries;

  KeyNames(List<QuantKeyEntry> entries) {
    this.entries = entries;
  }

  List<String> ofWeights(ResolvedScheme scheme) {
    QuantKey key = scheme.weights();
    // vLLM has other types for the int8 of weight-only checkpoints.
    boolean isWeightOnly = !scheme.activations().isQuantized();
    String dtype =
        switch (key.dtype()) {
          case INT8 -> isWeightOnly ? "int8_uint8b128" : "int8";
          case INT4 -> "int4_uint4";
          default -> dtype(key.dtype());
        };
    return names(key, dtype);
  }

  List<String> ofActivations(QuantKey key) {
    return names(key, dtype(key.dtype()));
  }

  private static String dtype(DType dtype) {
    return switch (dtype) {
      case MXFP4, NVFP4 -> "fp4_e2m1_packed_uint8";
      case MXFP6_E2M3 -> "fp6_e2m3";
      case MXFP6_E3M2 -> "fp6_e3m2";
      case INT8 -> "int8";
      default -> "fp8";
    };
  }

  private List<String> names(QuantKey key, String dtype) {
    if (!key.isQuantized()) {
      return List.of(KernelPair.NONE);
    }
    List<QuantKeyEntry> found = new ArrayList<>();
    for (QuantKeyEntry entry : entries) {
      if (isOfDtype(entry, key.dtype(), dtype)
          && entry.isStatic() == key.isStatic()
          && isOfGranularity(entry, key)) {
        found.add(entry);
      }
    }
    found.sort(Comparator.comparingInt(entry -> distance(entry, key)));
    return found.stream().map(QuantKeyEntry::name).toList();
  }

  /** int4 has a type for each kind of symmetry, which AWQ's method does not look at. */
  private static boolean isOfDtype(QuantKeyEntry entry, DType dtype, String name) {
    return dtype == DType.INT4
        ? entry.dtype().equals(name) || entry.dtype().equals(name + "b8")
        : entry.dtype().equals(name);
  }

  private static boolean isOfGranularity(QuantKeyEntry entry, QuantKey key) {
    return granularities(key).contains(entry.granularity())
        && (!entry.granularity().equals("group") || isPlainGroup(key) || isOfSize(entry, key));
  }

  private static List<String> granularities(QuantKey key) {
    return switch (key.dtype()) {
      case MXFP4, MXFP6_E2M3, MXFP6_E3M2, MXFP8 -> List.of("mx_group");
      case NVFP4 -> List.of("nv_group");
      default ->
          switch (key.granularity()) {
            case PER_TENSOR, NONE -> List.of("per_tensor");
            case PER_TOKEN -> List.of("per_token");
            case PER_CHANNEL -> List.of("per_channel", "group_any");
            case GROUP, BLOCK -> List.of(key.isStatic() ? "block" : "", "group", "group_any");
          };
    };
  }

  /** fp8 in groups: vLLM passes the key of 128 for blocks of any size. */
  private static boolean isPlainGroup(QuantKey key) {
    return !key.isStatic() && key.dtype() == DType.FLOAT8_E4M3FN;
  }

  private static boolean isOfSize(QuantKeyEntry entry, QuantKey key) {
    return entry.cols() == key.group().map(BlockShape::cols).orElse(-1);
  }

  private static int distance(QuantKeyEntry entry, QuantKey key) {
    boolean isOther = entry.isSymmetric() != key.isSymmetric();
    boolean isExact = key.granularity() == Granularity.PER_CHANNEL || isOfSize(entry, key);
    return (isOther ? 2 : 0) + (isExact ? 0 : 1);
  }
}

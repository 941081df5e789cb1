package dev.moequant;

import static dev.moequant.annotations.DType.INT4;
import static dev.moequant.annotations.DType.MXFP4;
import static dev.moequant.annotations.DType.MXFP6_E2M3;
import static dev.moequant.annotations.DType.MXFP6_E3M2;
import static dev.moequant.annotations.DType.MXFP8;
import static dev.moequant.annotations.DType.NVFP4;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The string formats that {@code make} lets pass; torch dtypes pass at every revision. */
final class MakeDtypes {
  private static final List<DType> SEED = List.of(NVFP4, MXFP4);
  private static final List<DType> NEWER = List.of(NVFP4, MXFP4, MXFP6_E3M2, MXFP6_E2M3, MXFP8);
  private static final List<DType> NEWER_WEIGHTS =
      Stream.concat(NEWER.stream(), Stream.of(INT4)).toList();

  private MakeDtypes() {}

  static List<DType> ofActivations(VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07) ? NEWER : SEED;
  }

  /** The seed's make has one dtype for both. */
  static List<DType> ofWeights(VllmRevision revision) {
    return revision.has(VllmRevision.V2026_07) ? NEWER_WEIGHTS : SEED;
  }

  /** What activations can be in {@code ocp_mx_moe_quant_config}, which ends in make. */
  static List<DType> ofOcpMx(VllmRevision revision) {
    return ofActivations(revision).stream()
        .filter(format -> OcpMxScheme.isMx(format.vllmName()))
        .toList();
  }

  /** Formats that kernels of a revision read, and make does not take: a factory stores them. */
  static boolean isOfFactory(@Nullable DType format, VllmRevision revision) {
    return format == DType.FP8 && revision.has(VllmRevision.V2026_07);
  }

  /** For messages. */
  static String names(List<DType> formats) {
    return formats.stream().map(DType::vllmName).collect(Collectors.joining(", "));
  }
}

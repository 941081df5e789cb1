package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.shapes.Projection;
import dev.moequant.shapes.StoredTensor;
import dev.moequant.shapes.StoredTensors;
import dev.moequant.shapes.TensorRole;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The tensors of all experts of a layer together: {@code gate_up_proj_blocks} of gpt-oss, {@code
 * gate_up_proj} and {@code gate_up_proj_weight_scale} of Llama-4. Some models have rows in front of
 * columns, others columns in front of rows, and the dtype does not say which: both are taken (vLLM:
 * {@code load_weights} of {@code models/gpt_oss.py}, {@code models/llama4.py}, {@code
 * models/qwen3_5.py}; b6ff8a2f5).
 */
final class FusedForm {
  private static final long BYTES_OF_A_BLOCK = 16;

  private final QuantKey weights;
  private final Naming naming;
  private final LayerSizes sizes;
  private final boolean isGptOss;

  private FusedForm(SchemeSpec scheme, Naming naming, LayerSizes sizes, boolean isGptOss) {
    this.weights = scheme.resolved().weights();
    // Its own loader takes bytes alone, as do those of Quark.
    this.naming = isGptOss && naming == Naming.MXFP4 ? Naming.QUARK : naming;
    this.sizes = sizes;
    this.isGptOss = isGptOss;
  }

  static List<WantedTensor> of(
      SchemeSpec scheme, Naming naming, LayerSizes sizes, boolean isGptOss) {
    FusedForm form = new FusedForm(scheme, naming, sizes, isGptOss);
    return StoredTensors.of(scheme, sizes.isGated()).stream()
        .filter(tensor -> tensor.projection() != Projection.GATE)
        .map(form::wanted)
        .toList();
  }

  private WantedTensor wanted(StoredTensor tensor) {
    String module = module(tensor.projection());
    List<String> suffixes = suffixes(tensor.role());
    Set<String> names = new LinkedHashSet<>();
    suffixes.forEach(
        suffix -> {
          names.add(suffix.isEmpty() ? module : module + "_" + suffix);
          names.add(module + "." + (suffix.isEmpty() ? "weight" : suffix));
        });
    return new WantedTensor(
        module,
        suffixes.get(0).isEmpty() ? "weight" : suffixes.get(0),
        List.copyOf(names),
        StoredDtypes.of(tensor, weights, naming),
        shapes(tensor).distinct().toList(),
        tensor.role() == TensorRole.WEIGHT,
        true);
  }

  private String module(Projection projection) {
    return projection == Projection.UP && sizes.isGated()
        ? "gate_up_proj"
        : projection.moduleName();
  }

  private List<String> suffixes(TensorRole role) {
    return switch (role) {
      case WEIGHT -> List.of(isGptOss ? "blocks" : "");
      case WEIGHT_SCALE ->
          isGptOss
              ? List.of("scales")
              : List.of("weight_scale", "weight_scale_inv", "scale", "scale_inv");
      default -> naming.names(role, weights);
    };
  }

  private Stream<List<Long>> shapes(StoredTensor tensor) {
    long experts = sizes.numExperts();
    List<Long> stored = new ArrayList<>(tensor.sizes(sizes));
    boolean isTwo = tensor.projection() == Projection.UP && sizes.isGated();
    if (stored.isEmpty()) {
      return Stream.of(
          List.of(experts),
          List.of(),
          List.of(1L),
          List.of(experts, 1L),
          List.of(experts, 1L, 1L),
          List.of(experts, isTwo ? 2L : 1L));
    }
    stored.set(0, (isTwo ? 2 : 1) * stored.get(0));
    if (stored.size() == 1) {
      return Stream.of(List.of(experts, stored.get(0)));
    }
    if (isGptOss && tensor.role() == TensorRole.WEIGHT) {
      long blocks = stored.get(1) / BYTES_OF_A_BLOCK;
      return Stream.of(List.of(experts, stored.get(0), blocks, BYTES_OF_A_BLOCK));
    }
    List<Long> rowsFirst = List.of(experts, stored.get(0), columns(tensor, stored));
    if (isGptOss) {
      return Stream.of(rowsFirst);
    }
    // Turned, it is K that is packed all the same.
    return Stream.of(rowsFirst, List.of(experts, rowsFirst.get(2), rowsFirst.get(1)));
  }

  private long columns(StoredTensor tensor, List<Long> stored) {
    boolean isInWords =
        tensor.role() == TensorRole.WEIGHT && StoredDtypes.isPackedIntoWords(weights);
    int inAWord = weights.dtype() == DType.INT4 ? 8 : 4;
    return isInWords
        ? new StoredShapes(weights, naming, sizes).columns(tensor.projection()) / inAWord
        : stored.get(1);
  }
}

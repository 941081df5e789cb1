package dev.moequant.interop.checkpoint.tensors;

import dev.moequant.annotations.ActOrder;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.LayerSizes;
import dev.moequant.shapes.Projection;
import dev.moequant.shapes.StoredTensor;
import dev.moequant.shapes.StoredTensors;
import dev.moequant.shapes.TensorRole;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tensors of one expert, where each expert has its own: {@code 17.gate_proj.weight}. */
final class ExpertForm {
  /** How the matrices of an expert are called, where all experts have their own. */
  enum Spelling {
    /** As most models have it. */
    GATE_UP_DOWN(Map.of()),
    /** Mixtral, MiniMax, DeepSeek-V4. */
    W1_W3_W2(Map.of(Projection.GATE, "w1", Projection.UP, "w3", Projection.DOWN, "w2")),
    /** Gate and up in one matrix, as Quark writes gpt-oss. */
    TOGETHER(Map.of(Projection.UP, "gate_up_proj"));

    private final Map<Projection, String> names;

    Spelling(Map<Projection, String> names) {
      this.names = names;
    }

    static Spelling of(List<String> tails) {
      if (tails.stream().anyMatch(tail -> tail.startsWith("w1.") || tail.startsWith("w2."))) {
        return W1_W3_W2;
      }
      boolean isTogether = tails.stream().anyMatch(tail -> tail.startsWith("gate_up_proj."));
      return isTogether ? TOGETHER : GATE_UP_DOWN;
    }

    String module(Projection projection, boolean isGated) {
      if (this == W1_W3_W2 && projection == Projection.UP && !isGated) {
        return "w1";
      }
      return names.getOrDefault(projection, projection.moduleName());
    }
  }

  private final SchemeSpec scheme;
  private final QuantKey weights;
  private final Naming naming;
  private final StoredShapes shapes;
  private final Spelling spelling;
  private final boolean isGated;
  private final List<WantedTensor> wanted = new ArrayList<>();

  private ExpertForm(SchemeSpec scheme, Naming naming, LayerSizes sizes, Spelling spelling) {
    this.scheme = scheme;
    this.weights = scheme.resolved().weights();
    this.naming = naming;
    this.shapes = new StoredShapes(weights, naming, sizes);
    this.spelling = spelling;
    this.isGated = sizes.isGated();
  }

  static List<WantedTensor> of(
      SchemeSpec scheme, Naming naming, LayerSizes sizes, Spelling spelling) {
    ExpertForm form = new ExpertForm(scheme, naming, sizes, spelling);
    StoredTensors.of(scheme, sizes.isGated()).forEach(form::add);
    form.modules().forEach(form::addWhatMayBeThere);
    return form.wanted;
  }

  private List<Projection> modules() {
    return spelling == Spelling.TOGETHER || !isGated
        ? List.of(Projection.UP, Projection.DOWN)
        : List.of(Projection.values());
  }

  private void add(StoredTensor tensor) {
    if (!modules().contains(tensor.projection())) {
      return;
    }
    String module = spelling.module(tensor.projection(), isGated);
    List<String> names = naming.names(tensor.role(), weights);
    wanted.add(
        new WantedTensor(
            module,
            names.get(0),
            names.stream().map(name -> module + "." + name).toList(),
            StoredDtypes.of(tensor, weights, naming),
            together(tensor.projection(), shapes.of(tensor)),
            tensor.role() == TensorRole.WEIGHT,
            true));
  }

  /** Of gate and up in one matrix, the rows are twice as many. */
  private List<List<Long>> together(Projection projection, List<List<Long>> sizes) {
    if (spelling != Spelling.TOGETHER || projection != Projection.UP || !isGated) {
      return sizes;
    }
    int rows = naming.isColumnsFirst() ? 1 : 0;
    return sizes.stream()
        .map(
            shape -> {
              List<Long> doubled = new ArrayList<>(shape);
              if (shape.size() > rows && shape.size() > 1) {
                doubled.set(rows, 2 * shape.get(rows));
              }
              return doubled;
            })
        .map(List::copyOf)
        .toList();
  }

  /** What these tools write whether or not it says anything. */
  private void addWhatMayBeThere(Projection projection) {
    long columns = shapes.columns(projection);
    switch (naming) {
      case GPTQ -> {
        boolean isOrdered = scheme.actOrder() == ActOrder.GROUP;
        extra(projection, "g_idx", Set.of(TensorType.I32), List.of(List.of(columns)), isOrdered);
        extra(projection, "qzeros", Set.of(TensorType.I32), zeroPoints(projection), false);
      }
      case AWQ ->
          extra(projection, "qzeros", Set.of(TensorType.I32), zeroPoints(projection), false);
      case COMPRESSED_TENSORS -> {
        if (StoredDtypes.isPackedIntoWords(weights)) {
          Set<TensorType> integers = Set.of(StoredDtypes.I64, TensorType.I32);
          boolean isOrdered = scheme.actOrder() == ActOrder.GROUP;
          extra(projection, "weight_shape", integers, List.of(List.of(2L)), false);
          extra(projection, "weight_g_idx", integers, List.of(List.of(columns)), isOrdered);
        }
      }
      case QUARK -> {
        extra(projection, "weight_zero_point", Set.of(), List.of(), false);
        extra(projection, "input_zero_point", Set.of(), List.of(), false);
      }
      case FP8, MODELOPT, MXFP4 -> {}
    }
  }

  /** As many as there are scales, packed along N. */
  private List<List<Long>> zeroPoints(Projection projection) {
    String scales = spelling.module(projection, isGated) + ".scales";
    return wanted.stream()
        .filter(tensor -> tensor.name().equals(scales))
        .flatMap(tensor -> tensor.shapes().stream())
        .map(shape -> List.of(shape.get(0), shapes.words(shape.get(1))))
        .toList();
  }

  private void extra(
      Projection projection,
      String name,
      Set<TensorType> dtypes,
      List<List<Long>> sizes,
      boolean isRequired) {
    String module = spelling.module(projection, isGated);
    String tail = module + "." + name;
    if (wanted.stream().noneMatch(tensor -> tensor.names().contains(tail))) {
      wanted.add(new WantedTensor(module, name, List.of(tail), dtypes, sizes, false, isRequired));
    }
  }
}

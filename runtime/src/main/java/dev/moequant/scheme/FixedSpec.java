package dev.moequant.scheme;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An annotation that is its two dtypes, and leaves nothing to declare of scales: that of an
 * unquantized layer, and those of formats with groups of their own.
 *
 * @param kind which annotation
 * @param extras what is said beside dtypes and scales
 */
public record FixedSpec(SchemeKind kind, Extras extras)
    implements SchemeSpec, TakesExtras<FixedSpec> {
  private static final Map<SchemeKind, Operands> OPERANDS = operands();

  /** What an annotation says, in the words of {@code @QuantScheme}. */
  private record Operands(ActivationSpec activations, WeightSpec weights) {
    static Operands of(DType activations, DType weights) {
      return new Operands(
          ActivationSpec.unquantized().withDtype(activations),
          WeightSpec.unquantized().withDtype(weights));
    }

    Operands withStaticActivations() {
      return new Operands(
          activations.withGranularity(Granularity.PER_TENSOR).withDynamic(false), weights);
    }
  }

  private static Map<SchemeKind, Operands> operands() {
    Map<SchemeKind, Operands> all = new EnumMap<>(SchemeKind.class);
    all.put(SchemeKind.UNQUANTIZED, Operands.of(DType.NONE, DType.NONE));
    all.put(SchemeKind.MXFP4_W4A16, Operands.of(DType.NONE, DType.MXFP4));
    all.put(
        SchemeKind.MXFP4_W4A8,
        Operands.of(DType.FLOAT8_E4M3FN, DType.MXFP4).withStaticActivations());
    all.put(SchemeKind.MXFP4_MXFP8, Operands.of(DType.MXFP8, DType.MXFP4));
    all.put(SchemeKind.MXFP8_W8A8, Operands.of(DType.MXFP8, DType.MXFP8));
    all.put(SchemeKind.NVFP4_W4A16, Operands.of(DType.NONE, DType.NVFP4));
    all.put(SchemeKind.NVFP4_W4A4, Operands.of(DType.NVFP4, DType.NVFP4));
    return all;
  }

  /**
   * Refuses other kinds.
   *
   * @throws IllegalArgumentException if the annotation has members for scales
   */
  public FixedSpec {
    if (!OPERANDS.containsKey(kind)) {
      throw new IllegalArgumentException("@" + kind.annotationName() + " declares its scales");
    }
  }

  static FixedSpec of(SchemeKind kind) {
    return new FixedSpec(kind, Extras.of(kind));
  }

  @Override
  public FixedSpec withExtras(Extras value) {
    return new FixedSpec(kind, value);
  }

  @Override
  public FixedSpec with(SchemeMember member, Object value) {
    return withExtras(extras.withIfTaken(member, value));
  }

  private Operands operandsOfKind() {
    return Objects.requireNonNull(OPERANDS.get(kind));
  }

  @Override
  public ActivationSpec activations() {
    return operandsOfKind().activations();
  }

  @Override
  public WeightSpec weights() {
    return operandsOfKind().weights();
  }

  @Override
  public List<Member> members() {
    return extras.members();
  }

  /** Prints the annotation. */
  @Override
  public String toString() {
    return annotation();
  }
}

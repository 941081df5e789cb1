package dev.moequant.internal.rules;

import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.ACT_ORDER;
import static dev.moequant.scheme.SchemeMember.BIAS;
import static dev.moequant.scheme.SchemeMember.GEMM1_ALPHA;
import static dev.moequant.scheme.SchemeMember.GEMM1_BETA;
import static dev.moequant.scheme.SchemeMember.GEMM1_CLAMP_LIMIT;
import static dev.moequant.scheme.SchemeMember.PRECISION_CONFIG;
import static dev.moequant.scheme.SchemeMember.SCALE_SWIZZLED;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_ZERO_POINTS;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.ExtraMember;
import dev.moequant.scheme.Fp8W8A16Spec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.Int4W4A8Spec;
import dev.moequant.scheme.Int8W8A8Spec;
import dev.moequant.scheme.Mxfp4W4A4Spec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.TakesExtras;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The members of each scheme annotation with the values that tests try: all of a boolean or an
 * enum, and of the numbers those that some rule treats in a way of its own.
 */
final class SmallMembers {
  /** None, blocks, and groups: any, of MX formats, of NVFP4, as vLLM's WNA16 path writes them. */
  static final List<List<Integer>> RIGHT_SHAPES =
      List.of(
          List.of(),
          List.of(128, 128),
          List.of(1, 128),
          List.of(1, 32),
          List.of(1, 16),
          List.of(0, 128));

  /** Not positive, vLLM's stored forms, too short, too long. */
  private static final List<List<Integer>> WRONG_SHAPES =
      List.of(
          List.of(0, 0),
          List.of(128, 0),
          List.of(128, -1),
          List.of(-1, 1),
          List.of(1, -1),
          List.of(-1, -1),
          List.of(0),
          List.of(128),
          List.of(128, 128, 1),
          List.of(1, 2, 0));

  private static final List<List<Integer>> SHAPES =
      Stream.concat(RIGHT_SHAPES.stream(), WRONG_SHAPES.stream()).toList();

  private static final List<Integer> GROUP_SIZES =
      List.of(-128, -2, -1, 0, 1, 16, 32, 48, 64, 128, 256, 1024);

  static final List<Boolean> FLAG = List.of(false, true);

  /**
   * One member.
   *
   * @param places the places it decides
   * @param values a scheme once with each value of this member
   */
  record SmallMember<S>(Set<SchemeMember> places, Function<S, Stream<S>> values) {
    static <S> SmallMember<S> of(Function<S, Stream<S>> values, SchemeMember... places) {
      return new SmallMember<>(Set.of(places), values);
    }
  }

  /**
   * One annotation.
   *
   * @param base the annotation without any member
   * @param members its members
   */
  record SmallScheme<S extends SchemeSpec>(S base, List<SmallMember<S>> members) {
    /** With the extras of the annotation. */
    static <S extends SchemeSpec & TakesExtras<S>> SmallScheme<S> of(
        S base, List<SmallMember<S>> own) {
      List<SmallMember<S>> members = new ArrayList<>(own);
      for (ExtraMember extra : base.kind().extras()) {
        members.add(ofExtra(extra));
      }
      return new SmallScheme<>(base, List.copyOf(members));
    }

    /** Every combination of the members that some rule looks at beside others. */
    Stream<S> product() {
      Stream<S> schemes = Stream.of(base);
      for (SmallMember<S> member : members) {
        if (Collections.disjoint(member.places(), LOOKED_AT_ALONE)) {
          schemes = schemes.flatMap(member.values());
        }
      }
      return schemes;
    }

    private Stream<S> edits(SchemeSpec scheme, SchemeMember place) {
      @SuppressWarnings("unchecked") // of the same annotation
      S own = (S) scheme;
      return members.stream()
          .filter(member -> member.places().contains(place))
          .flatMap(member -> member.values().apply(own))
          .filter(edited -> !edited.equals(own));
    }
  }

  /** Of these each is right whatever else is said. */
  private static final Set<SchemeMember> LOOKED_AT_ALONE =
      Set.of(GEMM1_ALPHA, GEMM1_BETA, GEMM1_CLAMP_LIMIT, SCALE_SWIZZLED);

  private static final List<Double> NUMBERS = List.of(Double.NaN, 1.702);

  private static final List<SmallMember<Fp8W8A8Spec>> FP8_W8A8 =
      List.of(
          SmallMember.of(each(FLAG, Fp8W8A8Spec::withPerActToken), ACTIVATIONS_GRANULARITY),
          SmallMember.of(each(FLAG, Fp8W8A8Spec::withPerOutCh), WEIGHTS_GRANULARITY),
          SmallMember.of(
              each(SHAPES, (s, shape) -> s.withBlockShape(array(shape))),
              WEIGHTS_GROUP_SHAPE,
              ACTIVATIONS_GROUP_SHAPE),
          SmallMember.of(each(FLAG, Fp8W8A8Spec::withStaticActivations), ACTIVATIONS_DYNAMIC));

  private static final List<SmallMember<Fp8W8A16Spec>> FP8_W8A16 =
      List.of(
          SmallMember.of(each(FLAG, Fp8W8A16Spec::withPerOutCh), WEIGHTS_GRANULARITY),
          SmallMember.of(
              each(SHAPES, (s, shape) -> s.withBlockShape(array(shape))), WEIGHTS_GROUP_SHAPE));

  private static final List<SmallMember<Int8W8A8Spec>> INT8_W8A8 =
      List.of(
          SmallMember.of(
              each(FLAG, Int8W8A8Spec::withPerActToken),
              ACTIVATIONS_GRANULARITY,
              WEIGHTS_GRANULARITY),
          SmallMember.of(each(FLAG, Int8W8A8Spec::withStaticActivations), ACTIVATIONS_DYNAMIC));

  private static final List<SmallMember<Wna16Spec>> WNA16 =
      List.of(
          SmallMember.of(
              each(GROUP_SIZES, Wna16Spec::withGroupSize),
              WEIGHTS_GROUP_SHAPE,
              WEIGHTS_GRANULARITY),
          SmallMember.of(each(FLAG, Wna16Spec::withZeroPoints), WEIGHTS_ZERO_POINTS),
          SmallMember.of(each(List.of(ActOrder.values()), Wna16Spec::withActOrder), ACT_ORDER));

  private static final List<SmallMember<Int4W4A8Spec>> INT4_W4A8 =
      List.of(
          SmallMember.of(
              each(GROUP_SIZES, Int4W4A8Spec::withGroupSize),
              WEIGHTS_GROUP_SHAPE,
              WEIGHTS_GRANULARITY));

  private static final List<SmallMember<Mxfp4W4A4Spec>> MXFP4_W4A4 =
      List.of(
          SmallMember.of(each(FLAG, Mxfp4W4A4Spec::withStaticActivations), ACTIVATIONS_DYNAMIC),
          SmallMember.of(
              each(SHAPES, (s, shape) -> s.withBlockShape(array(shape))),
              WEIGHTS_GROUP_SHAPE,
              ACTIVATIONS_GROUP_SHAPE));

  private static final List<SmallMember<QuantSchemeSpec>> QUANT_SCHEME =
      quantScheme(List.of(DType.values()), RIGHT_SHAPES, RIGHT_SHAPES);

  private SmallMembers() {}

  /** The members of both operands of {@code @QuantScheme} with only some values. */
  static List<SmallMember<QuantSchemeSpec>> quantScheme(
      List<DType> dtypes, List<List<Integer>> activationShapes, List<List<Integer>> weightShapes) {
    List<Granularity> granularities = List.of(Granularity.values());
    return List.of(
        ofActivations(each(dtypes, ActivationSpec::withDtype), ACTIVATIONS_DTYPE),
        ofActivations(
            each(granularities, ActivationSpec::withGranularity), ACTIVATIONS_GRANULARITY),
        ofActivations(
            each(activationShapes, (a, shape) -> a.withGroupShape(array(shape))),
            ACTIVATIONS_GROUP_SHAPE),
        ofActivations(each(FLAG, ActivationSpec::withDynamic), ACTIVATIONS_DYNAMIC),
        ofWeights(each(dtypes, WeightSpec::withDtype), WEIGHTS_DTYPE),
        ofWeights(each(granularities, WeightSpec::withGranularity), WEIGHTS_GRANULARITY),
        ofWeights(
            each(weightShapes, (w, shape) -> w.withGroupShape(array(shape))), WEIGHTS_GROUP_SHAPE),
        ofWeights(each(FLAG, WeightSpec::withZeroPoints), WEIGHTS_ZERO_POINTS));
  }

  /**
   * Schemes that differ from this one in nothing but the member that decides the place, where that
   * has another value; right values only where {@code @QuantScheme} would have too many.
   */
  static Stream<? extends SchemeSpec> edits(SchemeSpec scheme, SchemeMember place) {
    return of(scheme.kind()).edits(scheme, place);
  }

  /** The one place where tests name the members of an annotation. */
  static SmallScheme<?> of(SchemeKind kind) {
    return switch (kind) {
      case UNQUANTIZED -> SmallScheme.of(SchemeSpec.unquantized(), List.of());
      case FP8_W8A8 -> SmallScheme.of(SchemeSpec.fp8W8A8(), FP8_W8A8);
      case FP8_W8A16 -> SmallScheme.of(SchemeSpec.fp8W8A16(), FP8_W8A16);
      case INT8_W8A8 -> SmallScheme.of(SchemeSpec.int8W8A8(), INT8_W8A8);
      case INT8_W8A16 -> SmallScheme.of(SchemeSpec.int8W8A16(), WNA16);
      case INT4_W4A16 -> SmallScheme.of(SchemeSpec.int4W4A16(), WNA16);
      case INT4_W4A8 -> new SmallScheme<>(SchemeSpec.int4W4A8(), INT4_W4A8);
      case MXFP4_W4A16 -> SmallScheme.of(SchemeSpec.mxfp4W4A16(), List.of());
      case MXFP4_W4A8 -> SmallScheme.of(SchemeSpec.mxfp4W4A8(), List.of());
      case MXFP4_MXFP8 -> SmallScheme.of(SchemeSpec.mxfp4Mxfp8(), List.of());
      case MXFP4_W4A4 -> SmallScheme.of(SchemeSpec.mxfp4W4A4(), MXFP4_W4A4);
      case MXFP8_W8A8 -> SmallScheme.of(SchemeSpec.mxfp8W8A8(), List.of());
      case NVFP4_W4A16 -> SmallScheme.of(SchemeSpec.nvfp4W4A16(), List.of());
      case NVFP4_W4A4 -> SmallScheme.of(SchemeSpec.nvfp4W4A4(), List.of());
      case QUANT_SCHEME -> SmallScheme.of(SchemeSpec.quantScheme(), QUANT_SCHEME);
    };
  }

  /** {@code bias} and {@code precisionConfig} of {@code @QuantScheme}. */
  static List<SmallMember<QuantSchemeSpec>> layerFlags() {
    return List.of(
        SmallMember.of(each(FLAG, QuantSchemeSpec::withBias), BIAS),
        SmallMember.of(each(FLAG, QuantSchemeSpec::withPrecisionConfig), PRECISION_CONFIG));
  }

  private static <S extends SchemeSpec & TakesExtras<S>> SmallMember<S> ofExtra(ExtraMember extra) {
    List<?> values = extra.defaultValue() instanceof Boolean ? FLAG : NUMBERS;
    return SmallMember.of(
        scheme ->
            values.stream()
                .map(value -> scheme.withExtras(scheme.extras().with(extra.member(), value))),
        extra.member());
  }

  private static SmallMember<QuantSchemeSpec> ofActivations(
      Function<ActivationSpec, Stream<ActivationSpec>> values, SchemeMember... places) {
    return SmallMember.of(s -> values.apply(s.activations()).map(s::withActivations), places);
  }

  private static SmallMember<QuantSchemeSpec> ofWeights(
      Function<WeightSpec, Stream<WeightSpec>> values, SchemeMember... places) {
    return SmallMember.of(s -> values.apply(s.weights()).map(s::withWeights), places);
  }

  private static <S, V> Function<S, Stream<S>> each(List<V> values, BiFunction<S, V, S> with) {
    return scheme -> values.stream().map(value -> with.apply(scheme, value));
  }

  private static Integer[] array(List<Integer> shape) {
    return shape.toArray(Integer[]::new);
  }
}

package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.SmallMembers.SmallMember;
import dev.moequant.internal.rules.SmallMembers.SmallScheme;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Every combination of the small members of every scheme annotation.
 *
 * <p>Those of {@code @QuantScheme} would be billions, so it is two grids: all dtypes with all
 * granularities and all flags, without shapes; and all granularities with the shapes that can meet,
 * with one dtype of each group that vLLM treats alike.
 */
public final class EveryScheme {
  /** {@code mvn -Pcensus}: what takes long is asked of all schemes, not of a sample. */
  static final boolean IN_FULL = Boolean.getBoolean("moequant.census");

  /** A prime, so that the sample meets every value of every member. */
  private static final int ONE_IN = 29;

  /** Those that a shape error may leave without a meaning come last. */
  private static final List<Case<SchemeSpec>> ERRORS =
      QuantRules.rules().stream()
          .filter(rule -> rule.severity() == Severity.ERROR)
          .flatMap(rule -> rule.cases().stream())
          .sorted(Comparator.comparing(one -> !one.needs().isEmpty()))
          .toList();

  private static final List<List<Integer>> NO_SHAPES = List.of(List.of());

  /** One of each group of dtypes that the rules and vLLM treat alike. */
  private static final List<DType> DTYPES =
      List.of(
          DType.NONE,
          DType.BFLOAT16,
          DType.FLOAT8_E4M3FN,
          DType.INT8,
          DType.UINT8,
          DType.INT4,
          DType.MXFP4,
          DType.MXFP6_E3M2,
          DType.NVFP4);

  /** The right ones, and one of each rule that looks at the shapes of both operands. */
  private static final List<List<Integer>> WEIGHT_SHAPES =
      Stream.concat(SmallMembers.RIGHT_SHAPES.stream(), Stream.of(List.of(1, -1), List.of(128)))
          .toList();

  private static final List<List<Integer>> ACTIVATION_SHAPES =
      List.of(
          List.of(),
          List.of(128, 128),
          List.of(1, 128),
          List.of(1, 16),
          List.of(1, -1),
          List.of(128));

  private EveryScheme() {}

  /**
   * Some hundred thousand schemes.
   *
   * @return each once, made while the stream is read
   */
  public static Stream<SchemeSpec> all() {
    return Stream.of(shortForms(), dtypes(), shapes()).flatMap(schemes -> schemes);
  }

  /**
   * All but {@code @QuantScheme}: some hundred schemes.
   *
   * @return each once
   */
  public static Stream<SchemeSpec> shortForms() {
    return Stream.of(SchemeKind.values())
        .filter(kind -> kind != SchemeKind.QUANT_SCHEME)
        .flatMap(kind -> SmallMembers.of(kind).product());
  }

  /**
   * Leaves out most of {@code @QuantScheme}, for what takes too long to be asked of all in every
   * build.
   */
  static Predicate<SchemeSpec> sampled() {
    return sampled(ONE_IN);
  }

  /** The same for what takes longer still. */
  public static Predicate<SchemeSpec> sampled(int oneIn) {
    Predicate<SchemeSpec> some = oneIn(oneIn);
    return scheme -> IN_FULL || scheme.kind() != SchemeKind.QUANT_SCHEME || some.test(scheme);
  }

  /** The first of each so many that are asked for. */
  static Predicate<SchemeSpec> oneIn(int schemes) {
    AtomicInteger count = new AtomicInteger();
    return scheme -> count.getAndIncrement() % schemes == 0;
  }

  /** Whether a scheme is the one of those that differ only in what no rule tells apart. */
  static boolean isTypical(SchemeSpec scheme) {
    return DTYPES.contains(scheme.activations().dtype())
        && DTYPES.contains(scheme.weights().dtype())
        && !scheme.bias();
  }

  /**
   * Those without errors. The shapes of {@code @QuantScheme} come here with the flags of the layer,
   * too, since factories put biases beside groups.
   *
   * @return each once
   */
  public static Stream<SchemeSpec> sound() {
    Stream<SchemeSpec> schemes = all().filter(EveryScheme::isSound);
    for (SchemeMember flag : List.of(SchemeMember.BIAS, SchemeMember.PRECISION_CONFIG)) {
      schemes = schemes.flatMap(s -> Stream.concat(Stream.of(s), SmallMembers.edits(s, flag)));
    }
    return schemes.distinct().filter(EveryScheme::isSound);
  }

  static boolean isSound(SchemeSpec scheme) {
    return isSound(scheme, VllmRevision.NEWEST);
  }

  /** As all rules say, but it ends with the first error. */
  static boolean isSound(SchemeSpec scheme, VllmRevision revision) {
    return ERRORS.stream().noneMatch(one -> one.isBroken(scheme, revision));
  }

  private static Stream<QuantSchemeSpec> dtypes() {
    return product(
        Stream.concat(
                SmallMembers.quantScheme(List.of(DType.values()), NO_SHAPES, NO_SHAPES).stream(),
                SmallMembers.layerFlags().stream())
            .toList());
  }

  /** Without those that have no shape at all, which are among the others. */
  private static Stream<QuantSchemeSpec> shapes() {
    return product(SmallMembers.quantScheme(DTYPES, ACTIVATION_SHAPES, WEIGHT_SHAPES))
        .filter(
            s -> !(s.activations().groupShape().isEmpty() && s.weights().groupShape().isEmpty()));
  }

  private static Stream<QuantSchemeSpec> product(List<SmallMember<QuantSchemeSpec>> members) {
    return new SmallScheme<>(SchemeSpec.quantScheme(), members).product();
  }
}

package dev.moequant;

import dev.moequant.annotations.Granularity;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.scheme.QuantKey;
import dev.moequant.scheme.ResolvedScheme;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.StoredShapes;
import dev.moequant.scheme.VllmRevision;
import org.jspecify.annotations.Nullable;

/**
 * vLLM's {@code FusedMoEQuantConfig.make}, check by check and in its order: what it asserts is an
 * {@link InvalidQuantConfigException} here, an index that does not exist an {@link
 * IllegalArgumentException}.
 */
final class VllmMake {
  private VllmMake() {}

  /**
   * What vLLM stores as group shapes.
   *
   * @param activations null where vLLM has None
   * @param weights null where vLLM has None
   */
  record GroupShapes(@Nullable GroupShape activations, @Nullable GroupShape weights) {
    /** What vLLM's factories store for a sound scheme: the catalogue says in which way. */
    static GroupShapes of(SchemeSpec scheme, StoredShapes stored) {
      ResolvedScheme resolved = scheme.resolved();
      QuantKey a = resolved.activations();
      QuantKey w = resolved.weights();
      return switch (stored) {
        case OF_FLAGS -> ofFlags(scheme, a, w);
        case GROUPS_ON_BOTH ->
            both(w.group().map(group -> new GroupShape(0, group.cols())).orElse(null));
        case FORMAT_ON_BOTH -> both(new GroupShape(1, w.dtype().groupSize()));
        case TOKENS_AND_CHANNELS -> both(GroupShape.PER_TOKEN);
        case BLOCKS_OF_ACTIVATIONS -> {
          int side = a.group().orElseThrow().cols();
          yield new GroupShapes(new GroupShape(side, side), null);
        }
        case NONE -> both(null);
      };
    }

    private static GroupShapes both(@Nullable GroupShape shape) {
      return new GroupShapes(shape, shape);
    }

    private static GroupShapes ofFlags(SchemeSpec scheme, QuantKey a, QuantKey w) {
      GroupShape weights = isStored(scheme, w) ? GroupShape.of(w) : null;
      if (a.dtype().groupSize() > 0) {
        return new GroupShapes(GroupShape.PER_TENSOR, weights);
      }
      return new GroupShapes(a.hasGroup() ? weights : GroupShape.of(a), weights);
    }

    /** Weights have no shape where it is what their kernels know anyway. */
    private static boolean isStored(SchemeSpec scheme, QuantKey weights) {
      boolean isImplied = scheme.weights().granularity() == Granularity.NONE;
      return !isImplied
          && weights.dtype().groupSize() == 0
          && weights.granularity() != Granularity.PER_TENSOR;
    }

    /**
     * vLLM: {@code _quant_flags_to_group_shape}; of the dtype it only asks whether there is one.
     */
    static GroupShapes ofFlags(QuantArguments<?> arguments) {
      GroupShape block = arguments.block;
      if (arguments.hasBlock()) {
        VllmAsserts.noFlagsWithBlock(arguments);
        GroupShape shape = block != null ? block : VllmAsserts.firstTwo(arguments.givenBlock());
        return new GroupShapes(shape, shape);
      }
      boolean quantized = arguments.dtype != null || arguments.unknownDtype != null;
      GroupShape activations = quantized ? GroupShape.PER_TENSOR : null;
      return new GroupShapes(
          arguments.perToken ? GroupShape.PER_TOKEN : activations,
          arguments.perChannel ? GroupShape.PER_TOKEN : null);
    }
  }

  /** The factories that do not go through make: the shape stands on both operands, unchecked. */
  static <T> FusedMoEQuantConfig<T> weightOnly(QuantArguments<T> arguments) {
    GroupShape shape = VllmAsserts.pairOrNone(arguments);
    return weightOnly(arguments, shape, shape);
  }

  /**
   * Weight-only configs of any shapes, unchecked.
   *
   * @param activations null for none
   * @param weights null for none
   */
  static <T> FusedMoEQuantConfig<T> weightOnly(
      QuantArguments<T> arguments, @Nullable GroupShape activations, @Nullable GroupShape weights) {
    return new FusedMoEQuantConfig<>(
        new FusedMoEQuantDesc<>(null, activations, null, arguments.a1Gscale, null, null),
        new FusedMoEQuantDesc<>(null, activations, null, arguments.a2Gscale, null, null),
        arguments.descW1(weights),
        arguments.descW2(weights),
        arguments.settings());
  }

  /** Configs of two string formats, which store no shapes: unchecked. */
  static <T> FusedMoEQuantConfig<T> withoutShapes(QuantArguments<T> arguments) {
    return new FusedMoEQuantConfig<>(
        arguments.descA1(null),
        arguments.descA2(null),
        arguments.descW1(null),
        arguments.descW2(null),
        arguments.settings());
  }

  /** What both revisions make of arguments of which the seed knows the dtypes. */
  static <T> FusedMoEQuantConfig<T> make(QuantArguments<T> arguments) {
    return make(arguments, VllmRevision.V2025_10);
  }

  static <T> FusedMoEQuantConfig<T> make(QuantArguments<T> arguments, VllmRevision revision) {
    VllmAsserts.dtypes(arguments, revision);
    GroupShapes shapes = GroupShapes.ofFlags(arguments);
    FusedMoEQuantConfig<T> config =
        new FusedMoEQuantConfig<>(
            arguments.descA1(shapes.activations()),
            arguments.descA2(shapes.activations()),
            arguments.descW1(shapes.weights()),
            arguments.descW2(shapes.weights()),
            arguments.settings());
    // The seed asserts that flags and shape read back as given. Only a shape can fail that.
    if (arguments.hasBlock() && !(arguments.block != null && config.isBlockQuantized())) {
      throw VllmAsserts.readsBackOtherwise(arguments.givenBlock());
    }
    return config;
  }
}

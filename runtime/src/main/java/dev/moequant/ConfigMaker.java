package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.spec.OperandSpec;
import dev.moequant.spec.ResolvedScheme;
import org.jspecify.annotations.Nullable;

/**
 * vLLM's {@code FusedMoEQuantConfig.make}, check by check and in its order: what it asserts is an
 * {@link InvalidQuantSchemeException} here, an index that does not exist an {@link
 * IllegalArgumentException}.
 */
final class ConfigMaker {
  private ConfigMaker() {}

  /**
   * What vLLM stores as group shapes.
   *
   * @param activations null where vLLM has None
   * @param weights null where vLLM has None
   */
  record GroupShapes(@Nullable GroupShape activations, @Nullable GroupShape weights) {
    /**
     * What vLLM's factories store for a sound scheme. Weight-only int4 and int8 have their groups
     * on the activations, too (kernels read {@code block_shape}, which is the activations'), and
     * nothing without groups.
     */
    static GroupShapes of(ResolvedScheme scheme) {
      OperandSpec weights = scheme.weights();
      if (!scheme.activations().isQuantized()
          && (weights.dtype() == DType.INT4 || weights.dtype() == DType.INT8)) {
        GroupShape groups = weights.groupShape().isPresent() ? GroupShape.of(weights, true) : null;
        return new GroupShapes(groups, groups);
      }
      return new GroupShapes(
          GroupShape.of(scheme.activations(), false), GroupShape.of(weights, true));
    }

    /**
     * vLLM: {@code _quant_flags_to_group_shape}; of the dtype it only asks whether there is one.
     */
    static GroupShapes ofFlags(
        boolean hasQuantDtype, boolean perActToken, boolean perOutCh, int @Nullable [] blockShape) {
      if (blockShape != null) {
        SeedAsserts.noPerTokenWith(perActToken, blockShape);
        SeedAsserts.noPerOutChWith(perOutCh, blockShape);
        GroupShape shape = SeedAsserts.firstTwo(blockShape);
        return new GroupShapes(shape, shape);
      }
      GroupShape activations = hasQuantDtype ? GroupShape.PER_TENSOR : null;
      return new GroupShapes(
          perActToken ? GroupShape.PER_TOKEN : activations, perOutCh ? GroupShape.PER_TOKEN : null);
    }
  }

  /** The factories that do not go through make: the shape stands on both operands, unchecked. */
  static <T> FusedMoEQuantConfig<T> weightOnly(QuantArguments<T> arguments) {
    GroupShape shape = SeedAsserts.exactlyTwo(arguments.shape);
    FusedMoEQuantDesc<T> activations = new FusedMoEQuantDesc<>(null, shape, null, null, null, null);
    return new FusedMoEQuantConfig<>(
        activations, activations, arguments.descW1(shape), arguments.descW2(shape));
  }

  static <T> FusedMoEQuantConfig<T> make(QuantArguments<T> arguments) {
    DType dtype = arguments.dtype;
    SeedAsserts.stringDtype(dtype, arguments.unknownDtype);
    GroupShapes shapes =
        GroupShapes.ofFlags(
            dtype != null, arguments.perToken, arguments.perChannel, arguments.shape);
    FusedMoEQuantConfig<T> config =
        new FusedMoEQuantConfig<>(
            arguments.descA1(shapes.activations()),
            arguments.descA2(shapes.activations()),
            arguments.descW1(shapes.weights()),
            arguments.descW2(shapes.weights()));
    // The seed asserts that flags and shape read back as given. Only a shape can fail that.
    int[] given = arguments.shape;
    if (given != null && !(given.length == 2 && config.isBlockQuantized())) {
      throw SeedAsserts.readsBackOtherwise(given);
    }
    return config;
  }
}

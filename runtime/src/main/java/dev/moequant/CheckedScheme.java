package dev.moequant;

import static dev.moequant.annotations.TensorSlot.A1_GSCALE;
import static dev.moequant.annotations.TensorSlot.A1_SCALE;
import static dev.moequant.annotations.TensorSlot.A2_GSCALE;
import static dev.moequant.annotations.TensorSlot.A2_SCALE;
import static dev.moequant.annotations.TensorSlot.G1_ALPHAS;
import static dev.moequant.annotations.TensorSlot.G2_ALPHAS;
import static dev.moequant.annotations.TensorSlot.W1_BIAS;
import static dev.moequant.annotations.TensorSlot.W1_SCALE;
import static dev.moequant.annotations.TensorSlot.W1_ZP;
import static dev.moequant.annotations.TensorSlot.W2_BIAS;
import static dev.moequant.annotations.TensorSlot.W2_SCALE;
import static dev.moequant.annotations.TensorSlot.W2_ZP;

import dev.moequant.ConfigMaker.GroupShapes;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.rules.Finding;
import dev.moequant.rules.QuantRules;
import dev.moequant.rules.Severity;
import dev.moequant.spec.OperandSpec;
import dev.moequant.spec.ResolvedScheme;
import dev.moequant.spec.SchemeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A scheme on which the rules have run, once; generated factories keep one. From it configs are
 * made without running a rule again: only the tensors are looked at.
 *
 * <p>A scheme that the rules reject can be held, too. Each attempt to make a config of it throws
 * what the compiler had said.
 */
public final class CheckedScheme {
  private final SchemeSpec scheme;
  private final List<Finding> findings;
  private final List<Finding> errors;

  private CheckedScheme(SchemeSpec scheme, List<Finding> findings) {
    this.scheme = scheme;
    this.findings = List.copyOf(findings);
    this.errors = findings.stream().filter(f -> f.severity() == Severity.ERROR).toList();
  }

  /**
   * Runs the rules.
   *
   * @param scheme right or wrong
   * @return the scheme with what was found
   */
  public static CheckedScheme of(SchemeSpec scheme) {
    return new CheckedScheme(scheme, QuantRules.check(scheme));
  }

  /**
   * A scheme that the compiler rejected: the content of a stub factory.
   *
   * @param scheme the scheme as declared
   * @param messages what the compiler printed, one complete message each
   * @return a scheme of which no config can be made
   */
  public static CheckedScheme rejected(SchemeSpec scheme, String... messages) {
    return new CheckedScheme(scheme, Arrays.stream(messages).map(Finding::parse).toList());
  }

  /**
   * Everything there is to say, without an exception.
   *
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer
   * @param <T> the tensor type
   * @return findings about the scheme, or, where that is sound, about the tensors, too
   */
  public <T> QuantReport check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> all = new ArrayList<>(findings);
    if (errors.isEmpty()) {
      all.addAll(TensorChecks.check(scheme, adapter, tensors));
    }
    return new QuantReport(scheme, all);
  }

  /**
   * Makes a config.
   *
   * @param adapter tells shape and dtype of a tensor
   * @param tensors the tensors of a layer, one in each slot that the scheme requires
   * @param <T> the tensor type
   * @return the config
   * @throws InvalidQuantSchemeException with every error in the scheme or, where that is sound, in
   *     the tensors
   */
  public <T> FusedMoEQuantConfig<T> create(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> wrong = errors.isEmpty() ? check(adapter, tensors).errors() : errors;
    if (!wrong.isEmpty()) {
      throw new InvalidQuantSchemeException(wrong);
    }
    ResolvedScheme resolved = scheme.resolved();
    GroupShapes shapes = GroupShapes.of(resolved);
    Slots<T> slots = new Slots<>(tensors);
    DType a = storedDtype(resolved.activations());
    DType w = storedDtype(resolved.weights());
    return new FusedMoEQuantConfig<>(
        slots.activations(a, shapes.activations(), A1_SCALE, A1_GSCALE),
        slots.activations(a, shapes.activations(), A2_SCALE, A2_GSCALE),
        slots.weights(w, shapes.weights(), List.of(W1_SCALE, G1_ALPHAS, W1_ZP, W1_BIAS)),
        slots.weights(w, shapes.weights(), List.of(W2_SCALE, G2_ALPHAS, W2_ZP, W2_BIAS)));
  }

  private static @Nullable DType storedDtype(OperandSpec operand) {
    return operand.isQuantized() ? operand.dtype() : null;
  }

  private record Slots<T>(SlotTensors<T> tensors) {
    FusedMoEQuantDesc<T> activations(
        @Nullable DType dtype, @Nullable GroupShape shape, TensorSlot scale, TensorSlot gscale) {
      return new FusedMoEQuantDesc<>(
          dtype, shape, tensors.scale(scale), tensors.tensor(gscale), null, null);
    }

    FusedMoEQuantDesc<T> weights(
        @Nullable DType dtype, @Nullable GroupShape shape, List<TensorSlot> slots) {
      return new FusedMoEQuantDesc<>(
          dtype,
          shape,
          tensors.scale(slots.get(0)),
          tensors.tensor(slots.get(1)),
          tensors.tensor(slots.get(2)),
          tensors.tensor(slots.get(3)));
    }
  }
}

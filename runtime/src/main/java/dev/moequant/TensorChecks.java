package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.rules.Finding;
import dev.moequant.rules.TensorRuleId;
import dev.moequant.spec.ExpectedTensor;
import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.RequiredSlots;
import dev.moequant.spec.SchemeSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Compares given tensors with what their scheme expects: which slots are filled, dtype, number of
 * dimensions, and that all speak of the same number of experts.
 */
final class TensorChecks {
  private static final TensorSlot[] ALL_SLOTS = TensorSlot.values();

  private final SchemeSpec scheme;
  private final Set<TensorSlot> required;
  private final List<ExpectedTensor> expected;

  TensorChecks(SchemeSpec scheme) {
    this.scheme = scheme;
    this.required = Set.copyOf(RequiredSlots.of(scheme));
    this.expected = ExpectedTensors.of(scheme);
  }

  <T> List<Finding> check(TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> findings = new ArrayList<>();
    slots(tensors, findings);
    TensorSlot counted = null;
    long experts = -1;
    for (ExpectedTensor right : expected) {
      if (!(tensors.scale(right.slot()) instanceof Scale.Of<T> given)) {
        continue; // slots() has said so
      }
      long[] shape =
          Objects.requireNonNull(
              adapter.shape(given.tensor()),
              () -> "the TensorAdapter knows no shape for " + right.slot().vllmName());
      if (!isAsExpected(right, adapter.dtype(given.tensor()), shape)) {
        findings.add(unexpected(right, adapter.dtype(given.tensor()), shape));
      } else if (shape.length > 0 && !isSharedScale(right.slot(), shape)) {
        if (counted != null && shape[0] != experts) {
          findings.add(experts(right.slot(), shape[0], counted, experts));
        } else if (counted == null) {
          counted = right.slot();
          experts = shape[0];
        }
      }
    }
    return findings;
  }

  /** Only a static activation scale may serve all experts; kernels index the others by expert. */
  private static boolean isSharedScale(TensorSlot slot, long[] shape) {
    return shape.length == 1
        && shape[0] == 1
        && (slot == TensorSlot.A1_SCALE || slot == TensorSlot.A2_SCALE);
  }

  private <T> void slots(SlotTensors<T> tensors, List<Finding> findings) {
    for (TensorSlot slot : ALL_SLOTS) {
      Scale<T> given = tensors.scale(slot);
      if (given == null) {
        if (required.contains(slot)) {
          findings.add(mismatch(slot, "missing", "needs it", "give a value for each slot"));
        }
      } else if (!required.contains(slot)) {
        findings.add(
            mismatch(slot, "given", "has no such tensor", "leave it out, nothing reads it"));
      } else if (RequiredSlots.takesPrecisionConfig(scheme, slot)
          != given instanceof Scale.Precision<T>) {
        findings.add(otherKind(slot, given instanceof Scale.Precision<T>));
      }
    }
  }

  private Finding otherKind(TensorSlot slot, boolean isPrecision) {
    return isPrecision
        ? mismatch(slot, "a PrecisionConfig", "takes a tensor", "give the scale tensor itself")
        : mismatch(slot, "a tensor", "takes a PrecisionConfig", "wrap it for Triton's kernels");
  }

  private static boolean isAsExpected(ExpectedTensor right, TensorType dtype, long[] shape) {
    return hasDtype(right, dtype) && hasShape(right, shape);
  }

  private static boolean hasDtype(ExpectedTensor right, TensorType dtype) {
    for (DType candidate : right.dtypes()) {
      if (TensorType.of(candidate).equals(dtype)) {
        return true;
      }
    }
    return false;
  }

  private static boolean hasShape(ExpectedTensor right, long[] shape) {
    for (List<ExpectedTensor.Dim> candidate : right.shapes()) {
      if (fits(candidate, shape)) {
        return true;
      }
    }
    return false;
  }

  private static boolean fits(List<ExpectedTensor.Dim> right, long[] shape) {
    if (right.size() != shape.length) {
      return false;
    }
    for (int i = 0; i < shape.length; i++) {
      if (!right.get(i).accepts(shape[i])) {
        return false;
      }
    }
    return true;
  }

  private Finding unexpected(ExpectedTensor right, TensorType dtype, long[] shape) {
    return mismatch(
        right.slot(),
        dtype + " " + Arrays.toString(shape),
        "expects " + stored(right) + " " + right.shapeNames(),
        help(right, shape));
  }

  private static String stored(ExpectedTensor expected) {
    return String.join(
        " or ", expected.dtypes().stream().map(TensorType::of).map(TensorType::name).toList());
  }

  private static String help(ExpectedTensor expected, long[] shape) {
    boolean perExpert = expected.shapes().contains(List.of(ExpectedTensor.Dim.E));
    if (expected.slot() == TensorSlot.W1_SCALE && perExpert && shape.length == 2 && shape[1] == 2) {
      // A kernel indexes this scale by expert: [E, 2] would silently give it another expert's.
      return "gate and up have a scale each: take the maximum over dimension 1, then requantize";
    }
    return "give the tensor as vLLM has it after loading: fused, requantized, not yet swizzled";
  }

  private static Finding experts(TensorSlot slot, long found, TensorSlot counted, long experts) {
    return Finding.of(
        TensorRuleId.TENSOR_MISMATCH,
        new Object[] {
          slot.vllmName(), "for " + found + " experts", counted.vllmName() + " is for " + experts
        },
        new Object[] {
          "all tensors of a layer have the rank's local number of experts, E, in front"
        });
  }

  private Finding mismatch(TensorSlot slot, String found, String expectation, String help) {
    return Finding.of(
        TensorRuleId.TENSOR_MISMATCH,
        new Object[] {slot.vllmName(), found, scheme + " " + expectation},
        new Object[] {help});
  }
}

package dev.moequant;

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
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Compares given tensors with what their scheme expects: which slots are filled, dtype, number of
 * dimensions, and that all speak of the same number of experts.
 */
final class TensorChecks {
  private TensorChecks() {}

  static <T> List<Finding> check(
      SchemeSpec scheme, TensorAdapter<T> adapter, SlotTensors<T> tensors) {
    List<Finding> findings = new ArrayList<>(slots(scheme, tensors));
    TensorSlot counted = null;
    long experts = -1;
    for (ExpectedTensor expected : ExpectedTensors.of(scheme)) {
      if (!(tensors.scale(expected.slot()) instanceof Scale.Of<T> given)) {
        continue; // slots() has said so
      }
      long[] shape = adapter.shape(given.tensor());
      Finding wrong = tensor(scheme, expected, adapter.dtype(given.tensor()), shape);
      if (wrong != null) {
        findings.add(wrong);
      } else if (shape.length > 0 && !isScalar(shape)) {
        if (counted != null && shape[0] != experts) {
          findings.add(experts(expected.slot(), shape[0], counted, experts));
        } else if (counted == null) {
          counted = expected.slot();
          experts = shape[0];
        }
      }
    }
    return findings;
  }

  /** [1] is one scale for all experts, or for the only one: it counts nothing. */
  private static boolean isScalar(long[] shape) {
    return shape.length == 1 && shape[0] == 1;
  }

  private static <T> List<Finding> slots(SchemeSpec scheme, SlotTensors<T> tensors) {
    List<TensorSlot> required = RequiredSlots.of(scheme);
    List<Finding> findings = new ArrayList<>();
    for (TensorSlot slot : required) {
      boolean precision = RequiredSlots.takesPrecisionConfig(scheme, slot);
      Scale<T> given = tensors.scale(slot);
      if (given == null) {
        findings.add(
            mismatch(slot, "missing", scheme, "needs it", "give one value for each required slot"));
      } else if (precision != given instanceof Scale.Precision<T>) {
        String found = precision ? "a tensor" : "a PrecisionConfig";
        String wanted = precision ? "takes a PrecisionConfig" : "takes a tensor";
        findings.add(mismatch(slot, found, scheme, wanted, "see precisionConfig of the scheme"));
      }
    }
    for (TensorSlot slot : tensors.slots()) {
      if (!required.contains(slot)) {
        findings.add(
            mismatch(
                slot, "given", scheme, "has no such tensor", "leave it out, no kernel reads it"));
      }
    }
    return findings;
  }

  private static @Nullable Finding tensor(
      SchemeSpec scheme, ExpectedTensor expected, TensorType dtype, long[] shape) {
    boolean dtypeFits =
        expected.dtypes().stream().anyMatch(right -> TensorType.of(right).equals(dtype));
    boolean shapeFits = expected.shapes().stream().anyMatch(right -> fits(right, shape));
    if (dtypeFits && shapeFits) {
      return null;
    }
    return mismatch(
        expected.slot(),
        dtype + " " + Arrays.toString(shape),
        scheme,
        "expects " + stored(expected) + " " + expected.shapeNames(),
        help(expected, shape));
  }

  private static String stored(ExpectedTensor expected) {
    return String.join(
        " or ", expected.dtypes().stream().map(TensorType::of).map(TensorType::name).toList());
  }

  private static boolean fits(List<ExpectedTensor.Dim> right, long[] shape) {
    return right.size() == shape.length
        && IntStream.range(0, shape.length).allMatch(i -> right.get(i).accepts(shape[i]));
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

  private static Finding mismatch(
      TensorSlot slot, String found, SchemeSpec scheme, String expected, String help) {
    return Finding.of(
        TensorRuleId.TENSOR_MISMATCH,
        new Object[] {slot.vllmName(), found, scheme + " " + expected},
        new Object[] {help});
  }
}

package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.QuantConfigs;
import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Groups in activation order are those of I_full, which tensor parallelism divides into I: compared
 * with a search through all numbers of ranks.
 */
class GroupsOfAllRanksTest {
  private static final int H = 64;

  @ParameterizedTest
  @ValueSource(ints = {16, 32, 64})
  void areThoseOfSomeNumberOfRanks(int group) {
    SchemeSpec scheme = SchemeSpec.int4W4A16().withGroupSize(group).withActOrder(ActOrder.GROUP);
    for (int rows = 1; rows <= 260; rows++) {
      for (int groups = 1; groups <= 12; groups++) {
        boolean gated = rows % 2 == 0 && isOfSomeNumberOfRanks(rows / 2, group, groups);
        boolean plain = isOfSomeNumberOfRanks(rows, group, groups);
        assertWithMessage("w1_scale has %s rows, w2_scale %s groups", rows, groups)
            .that(isAccepted(scheme, H / group, rows, groups))
            .isEqualTo(gated || plain);
      }
    }
  }

  private static boolean isAccepted(SchemeSpec scheme, int columns, int rows, int groups) {
    SlotTensors<TestTensor> tensors =
        SlotTensors.<TestTensor>none()
            .with(TensorSlot.W1_SCALE, TestTensor.of(TensorType.F16, 8, rows, columns))
            .with(TensorSlot.W2_SCALE, TestTensor.of(TensorType.F16, 8, H, groups));
    return QuantConfigs.check(scheme, TestTensor.TENSORS, tensors).errors().isEmpty();
  }

  private static boolean isOfSomeNumberOfRanks(int i, int group, int groups) {
    for (int ranks = 1; ranks * i <= groups * group; ranks++) {
      if ((ranks * i + group - 1) / group == groups) {
        return true;
      }
    }
    return false;
  }
}

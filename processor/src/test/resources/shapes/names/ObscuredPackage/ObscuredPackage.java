package method;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.*;

@Fp8W8A8
@QuantTensors(adapter = CHECKED.Adapter.class)
class ObscuredPackage {
  @QuantParam(TensorSlot.W1_SCALE) static String first = "first";
  @QuantParam(TensorSlot.W2_SCALE) static String second = "second";

  static FusedMoEQuantConfig<?> config() {
    return ObscuredPackageQuantConfig.of(new ObscuredPackage());
  }
}

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

@Fp8W8A8
@QuantTensors(adapter = UnnamedPackage.Adapter.class)
class UnnamedPackage {
  @QuantParam(TensorSlot.W1_SCALE) String first = "first";
  @QuantParam(TensorSlot.W2_SCALE) String second = "second";

  static class Adapter implements TensorAdapter<String> {
    @Override
    public long[] shape(String tensor) {
      return new long[] {8};
    }

    @Override
    public TensorType dtype(String tensor) {
      return TensorType.of("F32");
    }
  }

  static FusedMoEQuantConfig<?> config() {
    return UnnamedPackageQuantConfig.of(new UnnamedPackage());
  }
}

package method;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;

class CHECKED {
  static final class Adapter implements TensorAdapter<String> {
    static final Adapter INSTANCE = new Adapter();

    @Override
    public long[] shape(String tensor) {
      return new long[] {8};
    }

    @Override
    public TensorType dtype(String tensor) {
      return TensorType.of("F32");
    }
  }
}

package demo;

import dev.moequant.annotations.*;

class Tensor {}

@Fp8W8A8(staticActivations = true)
class NothingBound {
  Tensor w1;
}

@Nvfp4W4A4
class AllBound {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
  @QuantParam(TensorSlot.G1_ALPHAS) Tensor g1;
  @QuantParam(TensorSlot.G2_ALPHAS) Tensor g2;
  @QuantParam(TensorSlot.A1_GSCALE) Tensor a1;
  @QuantParam(TensorSlot.A2_GSCALE) Tensor a2;
}

@Unquantized
class NothingToBind {}

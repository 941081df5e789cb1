package demo;

import dev.moequant.TensorAdapter;
import dev.moequant.TensorType;
import dev.moequant.annotations.*;

class Tensor {}

abstract class Shapes implements TensorAdapter<Tensor> {
  @Override
  public long[] shape(Tensor tensor) {
    return new long[0];
  }

  @Override
  public TensorType dtype(Tensor tensor) {
    return TensorType.of("F32");
  }
}

class Adapters {
  class Inner extends Shapes {}

  static class TakesOne extends Shapes {
    TakesOne(int rank) {}
  }

  static class PrivateOne extends Shapes {
    private static final PrivateOne INSTANCE = new PrivateOne();

    private PrivateOne() {}
  }

  static class Throws extends Shapes {
    Throws() throws java.io.IOException {}
  }

  static class OtherInstance extends Shapes {
    static final Shapes INSTANCE = new Throws2();

    OtherInstance(int rank) {}
  }

  static class Throws2 extends Shapes {}
}

@Fp8W8A8
@QuantTensors(adapter = Adapters.Inner.class)
//                      ^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnInnerClass {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.TakesOne.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfOneParameter {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.PrivateOne.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAPrivateConstructor {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.Throws.class)
//                      ^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAConstructorThatThrows {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.OtherInstance.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnotherInstance {}

class Nested {
  private static class Mine extends Shapes {}

  @Fp8W8A8
  @QuantTensors(adapter = Mine.class)
//                        ^^^^^^^^^^ MOEQ308
  static class OfItsOwn {}
}

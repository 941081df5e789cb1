package demo;

import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import dev.moequant.annotations.*;

abstract class Bound {
  @QuantParam(TensorSlot.W1_SCALE) Tensor w1;
  @QuantParam(TensorSlot.W2_SCALE) Tensor w2;
}

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

  static class HasAFinalField extends Shapes {
    final int rank;

    HasAFinalField(int rank) {
      this.rank = rank;
    }
  }

  static class OfTakesOne extends TakesOne {
    OfTakesOne(int rank) {
      super(rank);
    }
  }

  static class MakesItself extends Shapes {
    private MakesItself() {}
  }

  record OfRank(int rank) implements TensorAdapter<Tensor> {
    @Override
    public long[] shape(Tensor tensor) {
      return new long[rank];
    }

    @Override
    public TensorType dtype(Tensor tensor) {
      return TensorType.of("F32");
    }
  }
}

@Fp8W8A8
@QuantTensors(adapter = Adapters.HasAFinalField.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAFinalField extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.OfTakesOne.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfASuperclassWithAParameter extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.MakesItself.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAPrivateConstructorAlone extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.OfRank.class)
//                      ^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfARecord extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.Inner.class)
//                      ^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnInnerClass extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.TakesOne.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfOneParameter extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.PrivateOne.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAPrivateConstructor extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.Throws.class)
//                      ^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAConstructorThatThrows extends Bound {}

@Fp8W8A8
@QuantTensors(adapter = Adapters.OtherInstance.class)
//                      ^^^^^^^^^^^^^^^^^^^^^^^^^^^^ MOEQ308
class OfAnotherInstance extends Bound {}

class Nested {
  private static class Mine extends Shapes {}

  @Fp8W8A8
  @QuantTensors(adapter = Mine.class)
//                        ^^^^^^^^^^ MOEQ308
  static class OfItsOwn extends Bound {}
}

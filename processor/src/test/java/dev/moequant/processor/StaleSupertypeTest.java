package dev.moequant.processor;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Code that another processor generates compiles beside us. javac keeps what it was asked about a
 * class whose superclass is not there yet, and rejects casts with it later.
 */
class StaleSupertypeTest {
  private static final String SLOTS =
      "@QuantParam(TensorSlot.W1_SCALE) %1$s w1(); @QuantParam(TensorSlot.W2_SCALE) %1$s w2();";

  @ParameterizedTest
  @EnumSource
  void ofTheClass(CompilerUnderTest compiler) {
    compile(
        compiler,
        Compilations.demo(
            """
            @Fp8W8A8
            class Experts extends ExpertsBase implements Scales {
              @QuantParam(TensorSlot.W1_SCALE) public String w1() { return ""; }
              @QuantParam(TensorSlot.W2_SCALE) public String w2() { return ""; }
            }

            interface Scales { %s }
            """
                .formatted(SLOTS.formatted("String"))));
  }

  @ParameterizedTest
  @EnumSource
  void ofTheTensors(CompilerUnderTest compiler) {
    compile(
        compiler,
        Compilations.demo(
            """
            @Fp8W8A8
            interface Scales { %s }

            class Experts extends ExpertsBase {}
            """
                .formatted(SLOTS.formatted("Experts"))));
  }

  @ParameterizedTest
  @EnumSource
  void ofTheAdapter(CompilerUnderTest compiler) {
    compile(
        compiler,
        Compilations.demo(
            """
            @Fp8W8A8
            @QuantTensors(adapter = Experts.class)
            interface Scales { %s }

            class Experts extends ExpertsBase implements Told<String> {
              static final Experts INSTANCE = new Experts();
            }

            interface Told<X> extends dev.moequant.tensors.TensorAdapter<X> {
              @Override default long[] shape(X tensor) { return new long[0]; }
              @Override default dev.moequant.tensors.TensorType dtype(X tensor) { return null; }
            }
            """
                .formatted(SLOTS.formatted("String"))));
  }

  private static void compile(CompilerUnderTest compiler, Sources sources) {
    Compilation compilation =
        Compilations.withoutProcessor(sources)
            .withProcessor(QuantProcessor::new)
            .withProcessor(
                () ->
                    new Generates(
                        Map.of(
                            "demo.ExpertsBase",
                            "package demo; abstract class ExpertsBase {"
                                + " Experts self() { return (Experts) this; } }")));
    CaretAssertions.assertClean(compiler.compile(compilation));
  }
}

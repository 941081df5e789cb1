package dev.moequant.processor;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.testing.CaretAssertions;
import dev.moequant.testing.Compilation;
import dev.moequant.testing.CompilationResult;
import dev.moequant.testing.CompilerUnderTest;
import dev.moequant.testing.Sources;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a service does with the deployments of a generated factory. */
class LayerFactoryTest {
  private static final String HEAD =
      """
      package demo;

      import demo.ServiceQuantConfig.Deployment;
      import dev.moequant.annotations.*;
      import dev.moequant.diagnostics.InvalidQuantConfigException;
      import dev.moequant.tensors.*;

      """;

  /** A tensor is its shape. */
  private static final Sources SHAPES =
      Sources.of(
          """
          package demo;

          import dev.moequant.tensors.*;

          final class Shapes implements TensorAdapter<long[]> {
            @Override
            public long[] shape(long[] tensor) {
              return tensor;
            }

            @Override
            public TensorType dtype(long[] tensor) {
              return TensorType.F32;
            }
          }
          """);

  private static final Sources SERVICE =
      SHAPES.and(
          HEAD
              + """
              @Fp8W8A8
              @QuantTensors(adapter = Shapes.class)
              @MoELayer(
                  numExperts = 128,
                  expertsPerToken = 8,
                  hiddenDim = 2048,
                  intermediateSize = 768)
              @MoEDeployment(name = "two h100", tp = 2, gpu = Gpu.H100)
              @MoEDeployment(name = "three l40s", tp = 3, expertParallel = true, gpu = Gpu.L40S)
              public class Service {
                static final Shapes TENSORS = new Shapes();

                @QuantParam(TensorSlot.W1_SCALE) long[] w1 = {128};
                @QuantParam(TensorSlot.W2_SCALE) long[] w2 = {128};

                static Object byName() {
                  Deployment chosen = Deployment.named("three l40s");
                  return chosen + ", " + chosen.spec() + ", " + chosen.rank().mostExperts();
                }

                static Object unknown() {
                  try {
                    return Deployment.named("h100");
                  } catch (IllegalArgumentException unknown) {
                    return unknown.getMessage();
                  }
                }

                static Object shapes() {
                  return Deployment.THREE_L40S.layer().factoryTensors();
                }

                static Object loaded() {
                  return Deployment.TWO_H100.layer().loadedTensors().get(0);
                }

                static Object bound() {
                  return ServiceQuantConfig.of(Deployment.TWO_H100, new Service()).isQuantized();
                }

                static Object given() {
                  return create(Deployment.THREE_L40S, 43) + create(Deployment.THREE_L40S, 42);
                }

                static Object oneForAll() {
                  return create(Deployment.TWO_H100, 1);
                }

                static Object ofAllRanks() {
                  return create(Deployment.THREE_L40S, 128);
                }

                static Object checked() {
                  return ServiceQuantConfig.check(
                          Deployment.TWO_H100,
                          TENSORS,
                          q -> q.w1Scale(new long[] {128}).w2Scale(new long[] {64}))
                      .errors()
                      .size();
                }

                private static String create(Deployment deployment, long experts) {
                  long[] scale = {experts};
                  try {
                    ServiceQuantConfig.create(deployment, TENSORS, scale, scale);
                    ServiceQuantConfig.quantConfig(
                        deployment, TENSORS, q -> q.w1Scale(scale).w2Scale(scale));
                    return "fits ";
                  } catch (InvalidQuantConfigException wrong) {
                    return wrong.findings().get(0).message().lines().limit(2).toList().toString();
                  }
                }
              }
              """);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "byName | THREE_L40S, \"three l40s\": tp 3, expert parallel, L40S, 43",
        "unknown | h100 is no deployment of this layer; there are \"two h100\", \"three l40s\"",
        "shapes | [w1_scale float32 [43] or [43, 1], w2_scale float32 [43] or [43, 1]]",
        "loaded | w13_weight float8_e4m3fn [128, 768, 2048]",
        "bound | true",
        "given | fits fits",
        "oneForAll | [[MOEQ309] w1_scale is [1], but @Fp8W8A8 expects [E], here [128] in deployment"
            + " \"two h100\",   help: give the tensors of one rank, which has E = 128, H = 2048,"
            + " I = 384]",
        "ofAllRanks | [[MOEQ309] w1_scale is [128], but @Fp8W8A8 expects [E], here [42 to 43] in"
            + " deployment \"three l40s\",   help: give the tensors of one rank, which has E = 43 or"
            + " 42, H = 2048, I = 768]",
        "checked | 1"
      })
  void aServicePicksOneByName(String method, String result) throws ReflectiveOperationException {
    CompilationResult compiled = CompilerUnderTest.JAVAC.compile(Compilations.of(SERVICE));
    CaretAssertions.assertClean(compiled);
    assertThat(Classes.of(compiled).call("demo/Service.java", method).strip()).isEqualTo(result);
  }

  @ParameterizedTest
  @EnumSource
  void fiftyDeployments(CompilerUnderTest compiler) {
    String deployments =
        IntStream.range(0, 50)
            .mapToObj("@MoEDeployment(name = \"d%d\", dp = 2, gpu = Gpu.H100)\n"::formatted)
            .collect(Collectors.joining());
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                    "@Fp8W8A8\n"
                        + "@MoELayer(numExperts = 8, expertsPerToken = 2, hiddenDim = 4096,"
                        + " intermediateSize = 14336)\n"
                        + deployments
                        + "class Many { Object last = ManyQuantConfig.Deployment.D49; }\n")));
    CaretAssertions.assertClean(result);
  }

  /** 90 groups of 32 on eight ranks: twelve for seven of them, and six. */
  @Test
  void whatTheLastRankHoldsIsSaid() {
    CompilationResult result =
        CompilerUnderTest.JAVAC.compile(
            Compilations.of(
                Compilations.demo(
                    """
                    @Mxfp4W4A16(bias = true)
                    @MoELayer(
                        numExperts = 32,
                        expertsPerToken = 4,
                        hiddenDim = 2880,
                        intermediateSize = 2880,
                        activation = Activation.SWIGLUOAI,
                        bias = true,
                        swigluLimit = 7)
                    @MoEDeployment(name = "eight", tp = 8)
                    class GptOss {}
                    """)));
    assertThat(result.errors()).isEmpty();
    assertThat(result.generated().get("demo/GptOssQuantConfig.java"))
        .contains("On each rank 32 experts, H = 2880, I = 384 or 192, as vLLM loads them:");
    assertThat(result.generated().get("demo/GptOssQuantConfig.java"))
        .contains("<p>The last rank holds what is left of each expert: there I is 192.");
  }

  /** Each says all that it can, which is the most code. */
  private static String many(int deployments, int tp) {
    return "@Fp8W8A8(blockShape = {128, 128})\n"
        + "@MoELayer(numExperts = 128, expertsPerToken = 8, hiddenDim = 4096,"
        + " intermediateSize = 14336)\n"
        + IntStream.range(0, deployments)
            .mapToObj(
                i ->
                    """
                    @MoEDeployment(
                        name = "number %d of them",
                        tp = %d,
                        dp = 2,
                        expertParallel = true,
                        eplb = true,
                        redundantExperts = 72,
                        all2all = All2AllBackend.DEEPEP_HIGH_THROUGHPUT,
                        gpu = Gpu.H100,
                        kernel = Kernel.DEEP_GEMM)
                    """
                        .formatted(i, tp))
            .collect(Collectors.joining())
        + "class Many { Object one = ManyQuantConfig.Deployment.NUMBER_499_OF_THEM; }\n";
  }

  @ParameterizedTest
  @EnumSource
  void asManyDeploymentsAsAFactoryHasRoomFor(CompilerUnderTest compiler) {
    CaretAssertions.assertClean(compiler.compile(demo(many(500, 4))));

    // A stub of as many is more code still; javac runs no round after an error, so it is given it.
    CompilationResult stub = compiler.compile(demo(many(500, 3)));
    assertThat(stub.errors().get(0).message()).contains("MOEQ");
    assertThat(
            compiler
                .compile(
                    Compilations.withoutProcessor(
                        stub.sources().and(new Sources(stub.generated()))))
                .errors())
        .isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void moreDeploymentsAreOneError(CompilerUnderTest compiler) {
    CompilationResult result = compiler.compile(demo(many(3000, 4)));
    assertThat(result.errors()).hasSize(1);
    assertThat(result.errors().get(0).message())
        .startsWith(
            "[MOEQ805] the factory of Many cannot be written: each deployment is a constant of it,"
                + " and a class file has no room for 3000\n"
                + "  help: deal them out over several classes, up to 500 on each; MoECheck takes any"
                + " number\n");
    assertThat(result.errors().get(0).line()).isEqualTo(5007);
  }

  private static Compilation demo(String types) {
    // Its path is said: looking for the type in so long a text would take too deep a stack.
    return Compilations.of(
        Sources.of(
            "demo/Many.java", "package demo;\n\nimport dev.moequant.annotations.*;\n\n" + types));
  }

  @ParameterizedTest
  @EnumSource
  void aNameMayHaveAnythingInIt(CompilerUnderTest compiler) throws ReflectiveOperationException {
    CompilationResult result =
        compiler.compile(
            Compilations.of(
                Compilations.demo(
                    """
                    @Fp8W8A8
                    @MoELayer(
                        numExperts = 8,
                        expertsPerToken = 2,
                        hiddenDim = 4096,
                        intermediateSize = 14336)
                    @MoEDeployment(name = "")
                    @MoEDeployment(name = "*/ } {@code \\\\u00zz $L <b> & \\n\\t\\0 \\"")
                    @MoEDeployment(name = "CHECKED")
                    @MoEDeployment(name = "layer", tp = 3)
                    class Odd {
                      static Object names() {
                        return java.util.Arrays.toString(OddQuantConfig.Deployment.values())
                            + OddQuantConfig.Deployment.named("layer").spec().tp();
                      }
                    }
                    """)));
    assertThat(result.errors()).hasSize(2); // 402, and 517 of the empty one
    assertThat(result.generated().get("demo/OddQuantConfig.java")).contains("    LAYER(");
    CompilationResult again =
        compiler.compile(
            Compilations.withoutProcessor(result.sources().and(new Sources(result.generated()))));
    CaretAssertions.assertClean(again);
    assertThat(Classes.of(again).call("demo/Odd.java", "names"))
        .isEqualTo("[DEPLOYMENT, CODE_U00ZZ_L_B, CHECKED, LAYER]3");
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeSpec;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A case of vLLM's tests in our words.
 *
 * @param scheme right or wrong
 * @param layer what the case does not state has sizes that fit everything
 * @param deployment on the GPU of the case
 */
record OracleQuestion(SchemeSpec scheme, LayerSpec layer, DeploymentSpec deployment) {
  static OracleQuestion of(OracleCase test, SchemeSpec scheme, Gpu gpu, Kernel kernel) {
    return new OracleQuestion(scheme, layer(test, scheme), deployment(test, gpu, kernel));
  }

  /** {@return why the words of a case are not ours, or empty where they are} */
  static Optional<String> withoutName(OracleCase test) {
    return isNameOf(All2AllBackend.values(), all2All(test))
        ? isNameOf(Activation.values(), test.text("activation").toUpperCase(Locale.ROOT))
            ? Optional.empty()
            : Optional.of("an activation without a name here")
        : Optional.of("an all2all backend without a name here");
  }

  private static boolean isNameOf(Enum<?>[] values, String name) {
    return name.isEmpty() || Stream.of(values).anyMatch(value -> value.name().equals(name));
  }

  private static LayerSpec layer(OracleCase test, SchemeSpec scheme) {
    String activation = test.text("activation");
    return LayerSpec.of(
        l -> {
          l.numExperts(test.number("E", 8));
          l.expertsPerToken(test.number("topk", test.number("E", 8) > 1 ? 2 : 1));
          l.hiddenDim(test.number("K", 2048));
          l.intermediateSize(test.number("N", 1024));
          l.bias(scheme.bias());
          if (test.text("act_dtype").endsWith("16") && !test.text("act_dtype").startsWith("b")) {
            l.inDtype(DType.FLOAT16);
          }
          if (!activation.isEmpty()) {
            l.activation(Activation.valueOf(activation.toUpperCase(Locale.ROOT)));
          }
          if (test.hasOther("swiglu_limit")) {
            l.swigluLimit(Double.parseDouble(test.other("swiglu_limit")));
          }
        });
  }

  static DeploymentSpec deployment(OracleCase test, Gpu gpu, Kernel kernel) {
    boolean hasAll2All = !all2All(test).isEmpty();
    int dp = test.number("dp", hasAll2All ? 2 : 1);
    boolean isExpertParallel = test.states("ep") ? test.number("ep", 1) > 1 : dp > 1;
    int tp = test.number("tp", Math.max(1, test.number("ep", dp) / dp));
    return DeploymentSpec.of(
        "case",
        d -> {
          d.tp(tp);
          d.dp(dp);
          d.expertParallel(isExpertParallel);
          d.eplb(test.hasOther("eplb"));
          d.gpu(gpu);
          d.kernel(kernel);
          if (hasAll2All) {
            d.all2all(All2AllBackend.valueOf(all2All(test)));
          }
        });
  }

  /** The derived cases have classes that prepare tokens where no option names them. */
  private static String all2All(OracleCase test) {
    String words = test.text("all2all");
    return switch (words) {
      case "MoEPrepareAndFinalizeNoDPEPModular" -> "";
      case "FlashInferNVLinkTwoSidedPrepareAndFinalize" -> "FLASHINFER_NVLINK_TWO_SIDED";
      default -> words.toUpperCase(Locale.ROOT);
    };
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.kernels.KernelPair;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;
import java.util.Optional;
import java.util.Set;

/** The scheme that a case of vLLM's tests means. */
final class OracleSchemes {
  private static final Set<String> OF_16_BITS = Set.of("bf16", "bfloat16", "fp16", "float16");
  private static final String NVFP4 = "nvfp4";
  private static final String MXFP4 = "mxfp4";

  /** DeepSeek-V4's: mxfp4 experts, activations in groups of 128. */
  static final SchemeSpec DEEPSEEK_V4 =
      SchemeSpec.quantScheme()
          .withActivations(
              ActivationSpec.unquantized()
                  .withDtype(DType.FLOAT8_E4M3FN)
                  .withGranularity(Granularity.GROUP)
                  .withGroupShape(1, 128))
          .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP4));

  private OracleSchemes() {}

  /** {@return the scheme, or empty where the case states none or one of a dtype without a name} */
  static Optional<SchemeSpec> of(OracleCase test) {
    String weights = test.text("weight_dtype");
    String activations = test.text("act_dtype");
    boolean is16Bits = OF_16_BITS.contains(activations);
    return switch (weights) {
      case "bf16", "bfloat16", "fp16", "float16" ->
          is16Bits ? Optional.of(SchemeSpec.unquantized()) : Optional.empty();
      case "fp8_e4m3" -> activations.equals(weights) ? Optional.of(fp8(test)) : Optional.empty();
      case NVFP4 ->
          activations.equals(NVFP4)
              ? Optional.of(SchemeSpec.nvfp4W4A4())
              : is16Bits ? Optional.of(SchemeSpec.nvfp4W4A16()) : Optional.empty();
      case "mxfp8" -> Optional.of(SchemeSpec.mxfp8W8A8());
      case MXFP4 -> mxfp4(test, activations);
      case "int8" ->
          activations.equals("int8")
              ? Optional.of(SchemeSpec.int8W8A8())
              : is16Bits ? Optional.of(wna16(test, SchemeSpec.int8W8A16())) : Optional.empty();
      case "int4" ->
          activations.equals("fp8_e4m3")
              ? Optional.of(SchemeSpec.int4W4A8())
              : is16Bits ? Optional.of(wna16(test, SchemeSpec.int4W4A16())) : Optional.empty();
      default ->
          test.text("scheme").equals("any b12x")
              ? Optional.of(SchemeSpec.nvfp4W4A4())
              : isAboutActivation(test) ? Optional.of(SchemeSpec.unquantized()) : Optional.empty();
    };
  }

  /** A kernel class takes an activation function whatever the scheme is. */
  private static boolean isAboutActivation(OracleCase test) {
    return !test.states("scheme")
        && !test.states("weight_dtype")
        && test.states("kernel")
        && test.states("activation");
  }

  /** {@return the keys of an fp8 case, whether or not a method of vLLM passes the two together} */
  static Optional<KernelPair> pair(OracleCase test) {
    if (!test.text("weight_dtype").equals("fp8_e4m3")) {
      return Optional.empty();
    }
    boolean isBlock = test.block().isPresent();
    String weights = isBlock ? "128Block" : test.flag("per_out_ch") ? "Channel" : "Tensor";
    String activations = isBlock ? "128" : test.flag("per_act_token") ? "Token" : "Tensor";
    return Optional.of(
        KernelPair.of("kFp8Static" + weights + "Sym|kFp8Dynamic" + activations + "Sym"));
  }

  /** {@return with static activations, where an fp8 case of tensors does not say which} */
  static Optional<KernelPair> otherPair(OracleCase test) {
    return pair(test)
        .filter(KernelPair.of("kFp8StaticTensorSym|kFp8DynamicTensorSym")::equals)
        .map(pair -> KernelPair.of("kFp8StaticTensorSym|kFp8StaticTensorSym"));
  }

  private static SchemeSpec fp8(OracleCase test) {
    boolean isStatic =
        test.text("scheme").contains("static") || test.text("scheme").equals("modelopt_fp8");
    Fp8W8A8Spec scheme =
        SchemeSpec.fp8W8A8()
            .withPerActToken(test.flag("per_act_token"))
            .withPerOutCh(test.flag("per_out_ch"))
            .withStaticActivations(isStatic);
    return test.block()
        .map(block -> scheme.withBlockShape(block.get(0), block.get(1)))
        .orElse(scheme);
  }

  private static Optional<SchemeSpec> mxfp4(OracleCase test, String activations) {
    boolean isGptOss =
        test.text("scheme").contains("gpt-oss") || test.text("activation").equals("swigluoai");
    Optional<SchemeSpec> scheme =
        switch (activations) {
          case "bf16", "bfloat16" -> Optional.of(SchemeSpec.mxfp4W4A16());
          case "mxfp8" -> Optional.of(SchemeSpec.mxfp4Mxfp8());
          case "fp8" -> Optional.of(SchemeSpec.mxfp4W4A8());
          case MXFP4 -> Optional.of(SchemeSpec.mxfp4W4A4());
          case "fp8_e4m3" -> Optional.of(DEEPSEEK_V4);
          default -> Optional.empty();
        };
    return scheme.map(each -> each.with(SchemeMember.BIAS, isGptOss));
  }

  private static SchemeSpec wna16(OracleCase test, Wna16Spec scheme) {
    String words = test.text("scheme");
    boolean isOrdered = words.contains("desc_act") || words.contains("actorder=group");
    int group = test.block().map(block -> block.get(1)).orElse(-1);
    return scheme
        .withGroupSize(group)
        .withActOrder(isOrdered ? ActOrder.GROUP : ActOrder.NONE)
        .with(SchemeMember.BIAS, test.hasOther("has_bias"));
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.DType;
import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * {@code quant_method: quark}: a scheme for all modules, or for those that a pattern matches (vLLM:
 * {@code quantization/quark/quark.py}, {@code quark_moe.py}; b6ff8a2f5).
 */
final class QuarkMethod implements QuantMethod {
  private static final String GLOBAL = "global_quant_config";
  private static final String FORMS =
      "Quark's experts are fp8 per tensor or channel, or fp4 or fp6 in groups of 32 with E8M0"
          + " scales";

  private final ConfigValue block;
  private final ModuleList patterns;
  private final IgnoreList ignored;
  private final Notes notes;

  private QuarkMethod(ConfigValue block, ModuleList patterns, Notes notes) {
    this.block = block;
    this.patterns = patterns;
    this.ignored = IgnoreList.of(Dialect.NAME_OR_REGEX, notes, block, "exclude");
    this.notes = notes;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    Members members = new Members(notes, block);
    members.object(GLOBAL);
    Map<String, ConfigValue> layers = members.objects("layer_quant_config");
    NotRead.note(block, notes, "layer_type_quant_config", "", "");
    return members.areSound()
        ? Optional.of(
            new QuarkMethod(
                block,
                ModuleList.ofKeys(Dialect.GLOB, layers, UnaryOperator.identity(), notes),
                notes))
        : Optional.empty();
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    Optional<ConfigValue> config = patterns.findExperts(modules).or(() -> block.find(GLOBAL));
    if (config.isEmpty()) {
      notes.malformed(
          block.find("quant_method").orElse(block),
          "has no global_quant_config beside it",
          "Quark's configs say there how modules are quantized");
      return Optional.empty();
    }
    return scheme(config.get());
  }

  private Optional<ExpertScheme> scheme(ConfigValue config) {
    Members members = new Members(notes, config);
    Optional<ConfigValue> several =
        Stream.of("weight", "input_tensors")
            .flatMap(name -> members.find(name).stream())
            .filter(ConfigValue::isList)
            .findFirst();
    Optional<ConfigValue> others = members.find("output_tensors", "bias");
    if (several.isPresent() || others.isPresent()) {
      notes.unknown(
          several.or(() -> others).orElseThrow(),
          several.isPresent()
              ? "tensors that are quantized in several steps are not known here"
              : "vLLM has no experts with outputs or biases that are quantized",
          FORMS);
      return Optional.empty();
    }
    Optional<ConfigValue> said = members.object("weight");
    Optional<ConfigValue> saidOfInputs = members.object("input_tensors");
    if (!members.areSound()) {
      return Optional.empty();
    }
    if (said.isEmpty()) {
      return Optional.of(ExpertScheme.unquantized(config));
    }
    Optional<QuarkTensor> weight = QuarkTensor.of(said.get(), notes);
    Optional<QuarkTensor> inputs = saidOfInputs.flatMap(found -> QuarkTensor.of(found, notes));
    return weight.isEmpty() || inputs.isPresent() != saidOfInputs.isPresent()
        ? Optional.empty()
        : scheme(weight.get(), inputs);
  }

  private Optional<ExpertScheme> scheme(QuarkTensor weight, Optional<QuarkTensor> inputs) {
    Optional<SchemeSpec> scheme =
        switch (weight.dtype()) {
          case "fp8_e4m3" -> inputs.flatMap(found -> fp8(weight, found));
          case "fp4", "mxfp4" -> mx(DType.MXFP4, weight, inputs);
          case "fp6_e3m2" -> mx(DType.MXFP6_E3M2, weight, inputs);
          case "fp6_e2m3" -> mx(DType.MXFP6_E2M3, weight, inputs);
          default -> Optional.empty();
        };
    if (scheme.isEmpty()) {
      notes.unknown(
          weight.source(),
          "weights %s, activations %s: vLLM has no experts that are quantized so"
              .formatted(weight, inputs.map(QuarkTensor::toString).orElse("not quantized")),
          FORMS);
    }
    return scheme.map(found -> ExpertScheme.of(found, weight.source()));
  }

  private static Optional<SchemeSpec> fp8(QuarkTensor weight, QuarkTensor inputs) {
    boolean isChannel = weight.isPer("channel");
    boolean isToken = inputs.isPer("channel");
    boolean isKnown =
        (isChannel || weight.isPer("tensor"))
            && inputs.isFp8()
            && (isToken || inputs.isPer("tensor"));
    return isKnown && (inputs.isDynamic() || !isToken)
        ? Optional.of(
            SchemeSpec.fp8W8A8()
                .withPerOutCh(isChannel)
                .withPerActToken(isToken)
                .withStaticActivations(!inputs.isDynamic()))
        : Optional.empty();
  }

  private static Optional<SchemeSpec> mx(
      DType dtype, QuarkTensor weight, Optional<QuarkTensor> inputs) {
    if (!weight.isMx()) {
      return Optional.empty();
    }
    if (inputs.isEmpty()) {
      return dtype == DType.MXFP4 ? Optional.of(SchemeSpec.mxfp4W4A16()) : Optional.empty();
    }
    QuarkTensor given = inputs.get();
    boolean isStaticFp8 = given.isFp8() && !given.isDynamic() && given.isPer("tensor");
    if (isStaticFp8 && dtype == DType.MXFP4) {
      return Optional.of(SchemeSpec.mxfp4W4A8());
    }
    Optional<DType> activations =
        switch (given.dtype()) {
          case "fp4", "mxfp4" -> Optional.of(DType.MXFP4);
          case "fp6_e3m2" -> Optional.of(DType.MXFP6_E3M2);
          case "fp6_e2m3" -> Optional.of(DType.MXFP6_E2M3);
          default -> Optional.empty();
        };
    return activations
        .filter(found -> given.isMx() && given.isDynamic())
        .map(found -> scheme(found, dtype));
  }

  private static SchemeSpec scheme(DType activations, DType weights) {
    return activations == DType.MXFP4 && weights == DType.MXFP4
        ? SchemeSpec.mxfp4W4A4()
        : SchemeSpec.quantScheme()
            .withActivations(ActivationSpec.unquantized().withDtype(activations))
            .withWeights(WeightSpec.unquantized().withDtype(weights));
  }
}

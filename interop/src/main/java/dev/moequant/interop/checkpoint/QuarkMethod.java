package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.DType;
import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.checkpoint.RegexNode.Budget;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.Locale;
import java.util.Optional;

/**
 * {@code quant_method: quark}: a scheme for all modules, or for those that a pattern matches (vLLM:
 * {@code quantization/quark/quark.py}, {@code quark_moe.py}; b6ff8a2f5).
 */
final class QuarkMethod implements QuantMethod {
  private final ConfigValue block;
  private final IgnoreList ignored;
  private final Notes notes;
  private final Budget budget = new Budget();

  private QuarkMethod(ConfigValue block, IgnoreList ignored, Notes notes) {
    this.block = block;
    this.ignored = ignored;
    this.notes = notes;
  }

  static Optional<QuantMethod> of(ConfigValue block, Notes notes) {
    return Optional.of(
        new QuarkMethod(
            block, IgnoreList.of(Dialect.NAME_OR_REGEX, block.find("exclude"), notes), notes));
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    Optional<ConfigValue> config = ofPattern(modules).or(() -> block.find("global_quant_config"));
    if (config.isEmpty()) {
      notes.malformed(
          block.find("quant_method").orElse(block),
          "has no global_quant_config beside it",
          "Quark's configs say there how modules are quantized");
      return Optional.empty();
    }
    return scheme(config.get());
  }

  /** The first pattern that matches the experts. */
  private Optional<ConfigValue> ofPattern(ExpertModules modules) {
    return block.find("layer_quant_config").stream()
        .flatMap(patterns -> patterns.entries().entrySet().stream())
        .filter(entry -> matches(entry.getKey(), modules))
        .map(java.util.Map.Entry::getValue)
        .findFirst();
  }

  private boolean matches(String glob, ExpertModules modules) {
    Regex.Compiled regex = Regex.ofGlob(glob);
    return modules.names().stream()
        .anyMatch(
            module ->
                isMatch(regex, module)
                    || ExpertModules.projections(module).stream()
                        .anyMatch(all -> all.stream().allMatch(name -> isMatch(regex, name))));
  }

  private boolean isMatch(Regex.Compiled regex, String name) {
    return regex.matches(name, budget).orElse(false);
  }

  private Optional<ExpertScheme> scheme(ConfigValue config) {
    Optional<ConfigValue> weight = config.find("weight").filter(ConfigValue::isObject);
    if (weight.isEmpty()) {
      return Optional.of(ExpertScheme.unquantized(config));
    }
    Optional<ConfigValue> inputs = config.find("input_tensors").filter(ConfigValue::isObject);
    Optional<SchemeSpec> scheme =
        switch (dtype(weight.get())) {
          case "fp8_e4m3" -> fp8(weight.get(), inputs);
          case "fp4", "mxfp4" -> mx(DType.MXFP4, weight.get(), inputs);
          case "fp6_e3m2" -> mx(DType.MXFP6_E3M2, weight.get(), inputs);
          case "fp6_e2m3" -> mx(DType.MXFP6_E2M3, weight.get(), inputs);
          default -> Optional.empty();
        };
    if (scheme.isEmpty()) {
      notes.unknown(
          weight.get(),
          "weights %s, activations %s: vLLM has no experts that are quantized so"
              .formatted(
                  inWords(weight.get()), inputs.map(QuarkMethod::inWords).orElse("not quantized")),
          "Quark's experts are fp8 per tensor or channel, or fp4 or fp6 in groups of 32 with E8M0"
              + " scales");
    }
    return scheme.map(found -> ExpertScheme.of(found, weight.get()));
  }

  private static String inWords(ConfigValue tensor) {
    String group = tensor.find("group_size").map(size -> " of " + size.literal()).orElse("");
    return dtype(tensor) + " " + qscheme(tensor).replace('_', ' ') + group;
  }

  private static String dtype(ConfigValue tensor) {
    return tensor.text("dtype").orElse("").toLowerCase(Locale.ROOT);
  }

  private static String qscheme(ConfigValue tensor) {
    return tensor.text("qscheme").orElse("").toLowerCase(Locale.ROOT);
  }

  private static Optional<SchemeSpec> fp8(ConfigValue weight, Optional<ConfigValue> inputs) {
    boolean isChannel = qscheme(weight).equals("per_channel");
    boolean isKnown = isChannel || qscheme(weight).equals("per_tensor");
    if (!isKnown || inputs.filter(found -> dtype(found).equals("fp8_e4m3")).isEmpty()) {
      return Optional.empty();
    }
    boolean isDynamic = inputs.get().isTrue("is_dynamic");
    boolean isToken = qscheme(inputs.get()).equals("per_channel");
    return isToken && !isDynamic
        ? Optional.empty()
        : Optional.of(
            SchemeSpec.fp8W8A8()
                .withPerOutCh(isChannel)
                .withPerActToken(isToken)
                .withStaticActivations(!isDynamic));
  }

  private static Optional<SchemeSpec> mx(
      DType dtype, ConfigValue weight, Optional<ConfigValue> inputs) {
    if (!isMx(weight)) {
      return Optional.empty();
    }
    if (inputs.isEmpty()) {
      return dtype == DType.MXFP4 ? Optional.of(SchemeSpec.mxfp4W4A16()) : Optional.empty();
    }
    ConfigValue given = inputs.get();
    boolean isStaticFp8 =
        dtype(given).equals("fp8_e4m3")
            && !given.isTrue("is_dynamic")
            && qscheme(given).equals("per_tensor");
    if (isStaticFp8 && dtype == DType.MXFP4) {
      return Optional.of(SchemeSpec.mxfp4W4A8());
    }
    Optional<DType> activations =
        switch (dtype(given)) {
          case "fp4", "mxfp4" -> Optional.of(DType.MXFP4);
          case "fp6_e3m2" -> Optional.of(DType.MXFP6_E3M2);
          case "fp6_e2m3" -> Optional.of(DType.MXFP6_E2M3);
          default -> Optional.empty();
        };
    return activations
        .filter(found -> isMx(given) && given.isTrue("is_dynamic"))
        .map(found -> scheme(found, dtype));
  }

  private static SchemeSpec scheme(DType activations, DType weights) {
    return activations == DType.MXFP4 && weights == DType.MXFP4
        ? SchemeSpec.mxfp4W4A4()
        : SchemeSpec.quantScheme()
            .withActivations(ActivationSpec.unquantized().withDtype(activations))
            .withWeights(WeightSpec.unquantized().withDtype(weights));
  }

  private static boolean isMx(ConfigValue tensor) {
    return qscheme(tensor).equals("per_group")
        && tensor.integer("group_size").orElse(0) == 32
        && tensor.text("scale_format").filter("e8m0"::equals).isPresent();
  }
}

package dev.moequant.interop.checkpoint;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.interop.huggingface.ModelConfig;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code quant_method: fp8} (vLLM: {@code Fp8Config.from_config}, {@code quantization/fp8.py};
 * b6ff8a2f5).
 */
final class Fp8Method implements QuantMethod {
  private static final Set<String> FP4 = Set.of("fp4", "mxfp4", "float4_e2m1fn_x2");

  private final Optional<ExpertScheme> quantized;
  private final IgnoreList ignored;

  private Fp8Method(Optional<ExpertScheme> quantized, IgnoreList ignored) {
    this.quantized = quantized;
    this.ignored = ignored;
  }

  /** ModelOpt quantizes experts of fp8 checkpoints again, and says so beside what was there. */
  static Optional<QuantMethod> of(ConfigValue block, ModelConfig config, Notes notes) {
    if (block.find("moe_quant_algo").isPresent()) {
      return ModelOptMethod.of(block, notes, "moe_quant_algo");
    }
    Optional<ExpertScheme> fp8 =
        scheme(block, notes)
            .map(
                scheme ->
                    ExpertScheme.of(
                        scheme, block.findAny("weight_block_size", "quant_method").orElse(block)));
    IgnoreList ignored = IgnoreList.of(Dialect.NAME_OF_EXPERTS, notes, block, ignoreKey(block));
    return Optional.of(
        new Fp8Method(fp8.flatMap(found -> ofExperts(found, block, config, notes)), ignored));
  }

  /** vLLM asks the other where the first has nothing. */
  private static String ignoreKey(ConfigValue block) {
    boolean isSaid =
        block
            .find("ignored_layers")
            .filter(list -> !list.isList() || !list.items().isEmpty())
            .isPresent();
    return isSaid ? "ignored_layers" : "modules_to_not_convert";
  }

  private static Optional<Fp8W8A8Spec> scheme(ConfigValue block, Notes notes) {
    Members members = new Members(notes, block);
    Optional<String> said = members.word("activation_scheme");
    if (!members.areSound()) {
      return Optional.empty();
    }
    if (said.isEmpty()) {
      notes.unknown(
          block.find("quant_method").orElse(block),
          "vLLM asks for activation_scheme beside it, and there is none",
          "write \"activation_scheme\": \"dynamic\", or \"static\" where the files have input"
              + " scales");
      return Optional.empty();
    }
    boolean isStatic = said.get().equals("static");
    if (!isStatic && !said.get().equals("dynamic")) {
      notes.unknown(
          members.find("activation_scheme").orElseThrow(),
          "vLLM knows dynamic and static",
          "give one of the two");
      return Optional.empty();
    }
    Fp8W8A8Spec scheme = SchemeSpec.fp8W8A8().withStaticActivations(isStatic);
    return block
        .find("weight_block_size")
        .map(shape -> blocked(scheme, shape, notes))
        .orElse(Optional.of(scheme));
  }

  private static Optional<Fp8W8A8Spec> blocked(Fp8W8A8Spec scheme, ConfigValue shape, Notes notes) {
    List<Integer> sides =
        shape.items().stream().flatMap(item -> item.integer().stream().boxed()).toList();
    if (!shape.isList() || sides.size() != shape.items().size() || sides.isEmpty()) {
      notes.malformed(shape, "is no list of two numbers", "give block_n and block_k");
      return Optional.empty();
    }
    return Optional.of(scheme.withBlockShape(sides.toArray(Integer[]::new)));
  }

  /** {@code expert_dtype} overrules the block for the experts, as DeepSeek-V4 has it. */
  private static Optional<ExpertScheme> ofExperts(
      ExpertScheme fp8, ConfigValue block, ModelConfig config, Notes notes) {
    Optional<ConfigValue> dtype =
        config.expertDtype().or(() -> block.findAny("store_dtype", "expert_dtype"));
    if (dtype.isEmpty() || dtype.get().text().filter(Fp8Method::isFp8).isPresent()) {
      return Optional.of(fp8);
    }
    if (dtype.get().text().isEmpty()) {
      notes.malformed(dtype.get(), "is no text", "name the dtype, fp4 for example");
      return Optional.empty();
    }
    if (dtype.get().text().filter(FP4::contains).isEmpty()) {
      notes.unknown(
          dtype.get(),
          "the experts would be stored in a dtype that is not known here",
          "known are fp8 and fp4 beside quant_method fp8");
      return Optional.empty();
    }
    int group = block.find("weight_block_size").map(Fp8Method::columns).orElse(128);
    notes.assume(
        "experts are mxfp4, groups of 32 with E8M0 scales: %s says no more than fp4"
            .formatted(dtype.get().shownWithPlace()));
    notes.assume(
        "the experts' activations are fp8 in groups of %d, as those of the other layers: nothing is"
                .formatted(group)
            + " said of them, and other kernels take them as they are");
    return Optional.of(
        ExpertScheme.ofWeights(
            SchemeSpec.quantScheme()
                .withActivations(
                    ActivationSpec.unquantized()
                        .withDtype(DType.FLOAT8_E4M3FN)
                        .withGranularity(Granularity.GROUP)
                        .withGroupShape(1, group))
                .withWeights(WeightSpec.unquantized().withDtype(DType.MXFP4)),
            dtype.get()));
  }

  private static boolean isFp8(String dtype) {
    return dtype.startsWith("fp8") || dtype.startsWith("float8");
  }

  private static int columns(ConfigValue shape) {
    List<ConfigValue> sides = shape.items();
    return sides.isEmpty() ? 128 : sides.get(sides.size() - 1).integer().orElse(128);
  }

  /** Where the experts have a dtype of their own. */
  @Override
  public boolean isOfExpertsOnly() {
    return quantized.filter(found -> found.source().key().endsWith("_dtype")).isPresent();
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    return quantized;
  }
}

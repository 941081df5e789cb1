package dev.moequant.interop.checkpoint;

import dev.moequant.interop.checkpoint.ModuleList.Dialect;
import dev.moequant.interop.huggingface.ConfigValue;
import dev.moequant.scheme.SchemeSpec;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * ModelOpt's configs: an algorithm for all modules, or for each (vLLM: {@code
 * quantization/modelopt.py}; b6ff8a2f5). The keys are the same in {@code config.json} and beside
 * it, except that of the modules that are not quantized.
 */
final class ModelOptMethod implements QuantMethod {
  private static final String MIXED = "MIXED_PRECISION";

  private final ConfigValue algorithm;
  private final Map<String, ConfigValue> quantizedLayers;
  private final ConfigValue block;
  private final IgnoreList ignored;
  private final Notes notes;

  private ModelOptMethod(
      ConfigValue algorithm, ConfigValue block, IgnoreList ignored, Notes notes) {
    this.algorithm = algorithm;
    this.block = block;
    this.quantizedLayers =
        block.find("quantized_layers").map(ConfigValue::entries).orElse(Map.of());
    this.ignored = ignored;
    this.notes = notes;
  }

  /** With the algorithm under one of some keys. */
  static Optional<QuantMethod> of(ConfigValue block, Notes notes, String... keys) {
    Optional<ConfigValue> algorithm = block.findAny(keys);
    if (algorithm.isEmpty()) {
      notes.malformed(
          block.find("quant_method").orElse(block),
          "has no quant_algo beside it",
          "ModelOpt's configs name the algorithm, NVFP4 for example");
      return Optional.empty();
    }
    IgnoreList ignored =
        IgnoreList.of(Dialect.PART_OR_GLOB, block.findAny("ignore", "exclude_modules"), notes);
    return Optional.of(new ModelOptMethod(algorithm.get(), block, ignored, notes));
  }

  @Override
  public boolean isOfExpertsOnly() {
    return !quantizedLayers.isEmpty();
  }

  @Override
  public IgnoreList ignored() {
    return ignored;
  }

  @Override
  public Optional<ExpertScheme> notIgnored(ExpertModules modules) {
    if (quantizedLayers.isEmpty() && !isMixed()) {
      return scheme(algorithm, block);
    }
    Optional<ConfigValue> listed = listed(modules);
    return listed.isEmpty()
        ? Optional.of(ExpertScheme.unquantized(algorithm))
        : listed.flatMap(layer -> scheme(layer.find("quant_algo").orElse(layer), layer));
  }

  private boolean isMixed() {
    return algorithm.text().filter(MIXED::equalsIgnoreCase).isPresent();
  }

  /** The experts of a layer by their name, or by that of a matrix in them. */
  private Optional<ConfigValue> listed(ExpertModules modules) {
    for (String module : modules.names()) {
      Optional<ConfigValue> own = Optional.ofNullable(quantizedLayers.get(module));
      if (own.isPresent()) {
        return own;
      }
    }
    for (String module : modules.names()) {
      String prefix = module + ".";
      Optional<ConfigValue> inside =
          ExpertModules.projections(module).stream()
              .flatMap(names -> names.stream())
              .flatMap(name -> Optional.ofNullable(quantizedLayers.get(name)).stream())
              .findFirst()
              .or(() -> Optional.ofNullable(quantizedLayers.get(prefix + "*")));
      if (inside.isPresent()) {
        return inside;
      }
    }
    return Optional.empty();
  }

  private Optional<ExpertScheme> scheme(ConfigValue algo, ConfigValue holder) {
    String name = algo.text().orElse("").toUpperCase(Locale.ROOT);
    Optional<SchemeSpec> scheme =
        switch (name) {
          case "FP8" -> Optional.of(SchemeSpec.fp8W8A8().withStaticActivations(true));
          case "NVFP4" -> ofGroups(SchemeSpec.nvfp4W4A4(), 16, holder);
          case "W4A16_NVFP4" -> ofGroups(SchemeSpec.nvfp4W4A16(), 16, holder);
          case "MXFP8" -> ofGroups(SchemeSpec.mxfp8W8A8(), 32, holder);
          default -> Optional.empty();
        };
    if (scheme.isEmpty() && !isNoted(name)) {
      notes.unknown(
          algo,
          name.startsWith("FP8_")
              ? "vLLM reads experts of every FP8 algorithm as FP8 with one static scale per tensor,"
                  + " which these are not"
              : "vLLM has no experts of this algorithm",
          "known are FP8, NVFP4, W4A16_NVFP4, MXFP8, and MIXED_PRECISION of these");
    }
    return scheme.map(found -> ExpertScheme.of(found, algo));
  }

  /** Its group was, not the algorithm. */
  private static boolean isNoted(String name) {
    return name.endsWith("NVFP4") || name.equals("MXFP8");
  }

  /** Formats have groups of their own; what is said of them must be that. */
  private Optional<SchemeSpec> ofGroups(SchemeSpec scheme, int size, ConfigValue holder) {
    Optional<ConfigValue> said =
        holder.find("group_size").or(() -> block.find("group_size")).or(this::sizeOfGroups);
    if (said.isEmpty()) {
      notes.assume("group size %d assumed: %s says none".formatted(size, algorithm.place().file()));
      return Optional.of(scheme);
    }
    if (said.get().integer().orElse(0) != size) {
      notes.unknown(
          said.get(),
          "%s has groups of %d, and no others".formatted(scheme.weights().dtype().vllmName(), size),
          "write \"group_size\": " + size + " where the scales are so, or quantize again");
      return Optional.empty();
    }
    return Optional.of(scheme);
  }

  private Optional<ConfigValue> sizeOfGroups() {
    return block.find("config_groups").stream()
        .flatMap(groups -> groups.entries().values().stream())
        .flatMap(group -> group.find("weights").stream())
        .flatMap(weights -> weights.find("group_size").stream())
        .findFirst();
  }
}

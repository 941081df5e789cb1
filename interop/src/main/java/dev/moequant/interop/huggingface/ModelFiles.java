package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.internal.text.ShownText;
import dev.moequant.interop.json.FileText;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.Shown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The JSON files of a checkpoint: {@code config.json}, and {@code hf_quant_config.json} beside. */
public final class ModelFiles {
  /** What every checkpoint has. */
  public static final String CONFIG = "config.json";

  /** What ModelOpt writes beside it. */
  public static final String QUANT_CONFIG = "hf_quant_config.json";

  /**
   * Where GPTQ and AWQ wrote of old what is in {@code config.json} now. vLLM opens them only where
   * it is told the method ({@code get_quant_config}, {@code model_loader/weight_utils.py};
   * b6ff8a2f5).
   */
  private static final List<String> OLD = List.of("quantize_config.json", "quant_config.json");

  private final Optional<ConfigValue> config;
  private final Optional<ConfigValue> quantConfig;
  private final List<String> old;
  private final List<Finding> findings;

  private ModelFiles(
      Optional<ConfigValue> config,
      Optional<ConfigValue> quantConfig,
      List<String> old,
      List<Finding> findings) {
    this.config = config;
    this.quantConfig = quantConfig;
    this.old = List.copyOf(old);
    this.findings = List.copyOf(findings);
  }

  /**
   * Reads both files. What cannot be read is a finding, so nothing is thrown for what the files
   * hold.
   *
   * @param folderOrConfig the folder of a checkpoint, or its config: a file beside it whose name
   *     has {@code hf_quant_config.json} where this one has {@code config.json} is read with it
   * @return what was read, and why the rest was not
   */
  public static ModelFiles read(Path folderOrConfig) {
    Path file = Files.isDirectory(folderOrConfig) ? folderOrConfig.resolve(CONFIG) : folderOrConfig;
    List<Finding> findings = new ArrayList<>();
    Optional<ConfigValue> config = value(file, findings);
    Path beside = beside(file);
    Optional<ConfigValue> quantConfig =
        Files.exists(beside) ? value(beside, findings) : Optional.empty();
    List<String> old =
        OLD.stream().filter(name -> Files.exists(file.resolveSibling(name))).toList();
    return new ModelFiles(config, quantConfig, old, findings);
  }

  /**
   * Reads both files, which may not lie outside of a folder, wherever links lead.
   *
   * @param folderOrConfig the folder of a checkpoint, or its config
   * @param root the folder
   * @return what was read, and why the rest was not
   */
  public static ModelFiles read(Path folderOrConfig, Path root) {
    Path file = Files.isDirectory(folderOrConfig) ? folderOrConfig.resolve(CONFIG) : folderOrConfig;
    for (Path each : List.of(file, beside(file))) {
      if (Files.exists(each) && !isIn(each, root)) {
        return new ModelFiles(
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(
                unreadable(
                    each,
                    "is outside of "
                        + ShownText.of(root.toString())
                        + ", where checkpoints are looked for",
                    "name a checkpoint in that folder")));
      }
    }
    return read(file);
  }

  private static boolean isIn(Path file, Path root) {
    try {
      return file.toRealPath().startsWith(root.toRealPath());
    } catch (IOException e) {
      return false;
    }
  }

  private static Path beside(Path config) {
    String name = name(config);
    return config.resolveSibling(
        name.endsWith(CONFIG)
            ? name.substring(0, name.length() - CONFIG.length()) + QUANT_CONFIG
            : QUANT_CONFIG);
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static Optional<ConfigValue> value(Path file, List<Finding> findings) {
    if (!Files.exists(file)) {
      findings.add(
          unreadable(
              file,
              "is not there: there is no file " + ShownText.of(file.toString()),
              "name the folder of a checkpoint, or its config.json"));
      return Optional.empty();
    }
    try {
      String text = FileText.of(file, "a config", "some 50 thousand", ConfigFile.MOST_BYTES);
      return parsed(name(file), text, findings);
    } catch (MalformedFileException e) {
      findings.add(
          e.position().isPresent()
              ? ConfigFile.refused(name(file), e)
              : unreadable(
                  file,
                  e.what(),
                  "look whether it is the file that its name says, and who may read it"));
    }
    return Optional.empty();
  }

  private static Optional<ConfigValue> parsed(String name, String text, List<Finding> findings) {
    try {
      return Optional.of(ConfigFile.parse(name, text));
    } catch (MalformedFileException e) {
      findings.add(ConfigFile.refused(name, e));
      return Optional.empty();
    }
  }

  private static Finding unreadable(Path file, String why, String help) {
    return CheckpointRules.UNREADABLE.finding(
        new Place.InFile(name(file), "", 1, 1), List.of(Shown.of(name(file)), why), List.of(help));
  }

  /**
   * All of {@code config.json}.
   *
   * @return empty where it could not be read
   */
  public Optional<ConfigValue> config() {
    return config;
  }

  /**
   * All of {@code hf_quant_config.json}.
   *
   * @return empty where there is none, or it could not be read
   */
  public Optional<ConfigValue> quantConfig() {
    return quantConfig;
  }

  /**
   * Files beside that say how the model is quantized, and are not read, as vLLM does not read them
   * where it is not told with which method.
   *
   * @return their names, for example {@code quantize_config.json}
   */
  public List<String> notRead() {
    return old;
  }

  /**
   * Why a file could not be read.
   *
   * @return 701 and 702
   */
  public List<Finding> findings() {
    return findings;
  }
}

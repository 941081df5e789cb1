package dev.moequant.interop.huggingface;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.internal.rules.CheckpointRules;
import dev.moequant.internal.text.ShownText;
import dev.moequant.interop.json.FileText;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.Shown;
import java.io.IOException;
import java.io.InputStream;
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

  /** The largest that is published has some 50 thousand. */
  private static final int MOST_BYTES = 16 << 20;

  private final Optional<ConfigValue> config;
  private final Optional<ConfigValue> quantConfig;
  private final List<Finding> findings;

  private ModelFiles(
      Optional<ConfigValue> config, Optional<ConfigValue> quantConfig, List<Finding> findings) {
    this.config = config;
    this.quantConfig = quantConfig;
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
    return new ModelFiles(config, quantConfig, findings);
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
    try {
      return Optional.of(ConfigFile.parse(name(file), FileText.decoded(bytes(file))));
    } catch (UnreadableException e) {
      findings.add(e.finding);
    } catch (ConfigFile.NotAConfigException e) {
      findings.add(e.finding());
    } catch (MalformedFileException e) {
      findings.add(
          ConfigFile.refused(name(file), ConfigPath.ROOT, 1, 1, "not UTF-8: " + e.what())
              .finding());
    }
    return Optional.empty();
  }

  private static byte[] bytes(Path file) throws UnreadableException {
    if (!Files.exists(file)) {
      throw new UnreadableException(
          unreadable(
              file,
              "is not there: there is no file " + ShownText.of(file.toString()),
              "name the folder of a checkpoint, or its config.json"));
    }
    // To open a pipe would wait for somebody who writes, to read a device might never end.
    if (!Files.isRegularFile(file)) {
      throw new UnreadableException(
          unreadable(file, "is no file", "name the folder of a checkpoint, or its config.json"));
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new UnreadableException(
            unreadable(
                file,
                "is too large: more than "
                    + MOST_BYTES
                    + " bytes, and published ones have some"
                    + " thousand",
                "look whether it is the file that its name says"));
      }
      return bytes;
    } catch (IOException e) {
      throw new UnreadableException(
          unreadable(
              file, "cannot be read: " + e.getClass().getSimpleName(), "look who may read it"));
    }
  }

  private static Finding unreadable(Path file, String why, String help) {
    return CheckpointRules.UNREADABLE.finding(
        new Place.InFile(name(file), "", 1, 1), List.of(Shown.of(name(file)), why), List.of(help));
  }

  /** Carries a finding out of the reading. */
  private static final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Finding finding;

    UnreadableException(Finding finding) {
      super(finding.text());
      this.finding = finding;
    }
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
   * Why a file could not be read.
   *
   * @return 701 and 702
   */
  public List<Finding> findings() {
    return findings;
  }
}

package dev.moequant.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where Hugging Face's hub keeps what it has downloaded, so that {@code vllm serve}'s own name of a
 * model will do. Nothing is downloaded.
 */
final class HubCache {
  private static final Pattern MODEL = Pattern.compile("[\\w.-]+/[\\w.-]+");

  private HubCache() {}

  /**
   * A path as it is, or the folder of a model in the cache.
   *
   * @throws UnusableException for nothing, which as a path is the current folder, and for no path
   */
  static Path path(String model, Map<String, String> environment) {
    if (model.isBlank()) {
      throw new UnusableException(
          "DIR is empty: a variable that is not set? The current folder is written as .");
    }
    try {
      return find(model, environment).orElseGet(() -> Path.of(model));
    } catch (InvalidPathException noPath) {
      throw new UnusableException(model + " is no path: " + noPath.getReason());
    }
  }

  /** The folder of a model's main revision; empty for what is a path, and what is not there. */
  private static Optional<Path> find(String model, Map<String, String> environment) {
    if (!MODEL.matcher(model).matches() || Files.exists(Path.of(model))) {
      return Optional.empty();
    }
    Path folder = cache(environment).resolve("models--" + model.replace("/", "--"));
    try {
      String commit = Files.readString(folder.resolve("refs").resolve("main")).strip();
      return Optional.of(folder.resolve("snapshots").resolve(commit)).filter(Files::isDirectory);
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private static Path cache(Map<String, String> environment) {
    String hub = environment.getOrDefault("HF_HUB_CACHE", "");
    if (!hub.isEmpty()) {
      return Path.of(hub);
    }
    String home = environment.getOrDefault("HF_HOME", "");
    return home.isEmpty()
        ? Path.of(System.getProperty("user.home", ""), ".cache", "huggingface", "hub")
        : Path.of(home, "hub");
  }
}

package dev.moequant.ide;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Objects;

/**
 * A local Maven repository of the IDE's own, with the jars that were just built, so that nothing of
 * them is left in the user's. All else comes from the user's, read as a remote one, or from where
 * Maven gets it.
 */
final class Repository {
  private static final String GROUP = "dev/moequant/";
  private static final String VERSION = System.getProperty("moequant.version", "");

  private final Path folder;

  Repository(Path work) throws IOException, URISyntaxException {
    this.folder = Files.createDirectories(work.resolve("repository"));
    Path root = Path.of(System.getProperty("moequant.root", ""));
    install("parent", root.resolve("pom.xml"), "pom");
    for (String module : List.of("annotations", "runtime", "interop", "processor")) {
      // The shaded jar has what its own pom would ask for.
      Path reduced = root.resolve(module + "/dependency-reduced-pom.xml");
      install(module, Files.exists(reduced) ? reduced : root.resolve(module + "/pom.xml"), "pom");
    }
    install("annotations", jarOf("dev.moequant.annotations.QuantScheme"), "jar");
    install("runtime", jarOf("dev.moequant.FusedMoEQuantConfig"), "jar");
    install("interop", jarOf("dev.moequant.interop.KernelConfigs"), "jar");
    install("processor", jarOf("dev.moequant.processor.QuantProcessor"), "jar");
  }

  private static Path jarOf(String type) throws URISyntaxException {
    try {
      Class<?> loaded = Class.forName(type, false, Repository.class.getClassLoader());
      return Path.of(loaded.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("run this by Maven, after the phase package", e);
    }
  }

  private void install(String module, Path file, String suffix) throws IOException {
    String artifact = "moequant-" + module;
    Path target = Files.createDirectories(folder.resolve(GROUP + artifact + "/" + VERSION));
    Files.copy(
        file,
        target.resolve(artifact + "-" + VERSION + "." + suffix),
        StandardCopyOption.REPLACE_EXISTING);
  }

  /** Settings for the Maven in the IDE. */
  Path settings() throws IOException {
    Path file = folder.resolveSibling("settings.xml");
    String users = Path.of(System.getProperty("ide.repository", "")).toUri().toString();
    try (InputStream in = Repository.class.getResourceAsStream("/settings.xml")) {
      String text = new String(Objects.requireNonNull(in).readAllBytes(), UTF_8);
      Files.writeString(
          file, text.replace("{repository}", folder.toString()).replace("{users}", users));
    }
    return file;
  }
}

package dev.moequant.processor;

import dev.moequant.diagnostics.ProcessorPathWords;
import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.processor.lang.EcjQuirks;
import dev.moequant.processor.write.UnseenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * A processor path on which a jar is missing, or of another version (902). Like {@link
 * QuantProcessor} it needs nothing but the JDK, as do the two classes of ours that it asks: words
 * and versions are constants, which javac has copied into this class.
 */
final class BrokenPath {
  private static final String ANNOTATIONS = "moequant-annotations";
  private static final String RUNTIME = "moequant-runtime";
  private static final String INTEROP = "moequant-interop";
  private static final String PROCESSOR = "moequant-processor";
  private static final String OF_ALL = "dev.moequant.";
  private static final String OF_ANNOTATIONS = OF_ALL + "annotations.";
  private static final String OF_US = OF_ALL + "processor.";
  private static final String ONE_VERSION =
      "give all moequant jars on the processor path one version";

  /** By artifact, a class that it has. */
  private static final Map<String, String> JARS =
      Map.of(
          ANNOTATIONS, "dev.moequant.annotations.TensorSlot",
          RUNTIME, "dev.moequant.diagnostics.RulesVersion");

  /** What reads files: asked for by the first class that has a deployment, or a checkpoint. */
  private static final Map<String, String> READERS =
      Map.of(
          INTEROP,
          "dev.moequant.interop.kernels.KernelCatalogues",
          "jackson-core",
          "com.fasterxml.jackson.core.JsonFactory");

  /** Of what is shaded: in the published jar these names are the relocated ones, too. */
  private static final Map<String, String> LIBRARIES =
      Map.of(
          "auto-common", "com.google.auto.common.MoreElements",
          "guava", "com.google.common.collect.ImmutableMap",
          "javapoet", "com.palantir.javapoet.JavaFile");

  private final String text;
  private final String help;

  private BrokenPath(String text, String help) {
    this.text = text;
    this.help = help;
  }

  /** What can be seen before anything is used: jars that are missing, and the runtime's version. */
  static Optional<BrokenPath> find() {
    List<String> missing = missing(JARS);
    if (!missing.isEmpty()) {
      return Optional.of(without(missing, ", in the version of " + PROCESSOR));
    }
    String version = rulesOfRuntime();
    return version.equals(RulesVersion.VALUE)
        ? Optional.empty()
        : Optional.of(
            new BrokenPath(
                "%s (rules version %s) does not fit %s (rules version %s)"
                    .formatted(jarOf(RUNTIME), version, ownJar(), RulesVersion.VALUE),
                ONE_VERSION));
  }

  private static BrokenPath without(List<String> missing, String which) {
    String all = String.join(" and ", missing);
    return new BrokenPath(
        all + (missing.size() == 1 ? " is" : " are") + " not on the processor path",
        "add " + all + which);
  }

  /** Why a class could not be linked; empty where the path is not to blame. */
  static Optional<BrokenPath> behind(LinkageError error) {
    if (error instanceof BrokenJarError) {
      return Optional.of(
          new BrokenPath(
              String.valueOf(error.getMessage()),
              "replace it by the jar that is published as "
                  + INTEROP
                  + ", in the version of "
                  + PROCESSOR));
    }
    List<String> missing = missing(LIBRARIES);
    if (!missing.isEmpty()) {
      return Optional.of(
          new BrokenPath(
              ownJar() + " is without its libraries (" + String.join(", ", missing) + ")",
              "replace it by the jar that is published as "
                  + PROCESSOR
                  + ", which has them inside"));
    }
    List<String> readers = missing(READERS);
    if (!readers.isEmpty() && error instanceof NoClassDefFoundError) {
      return Optional.of(
          without(
              readers,
              ", which the build tool does where it takes "
                  + PROCESSOR
                  + " by its coordinates: classes with @MoEDeployment or @Checkpoint need it"));
    }
    boolean isOfVersions =
        error instanceof IncompatibleClassChangeError
            // Without a cause: "Could not initialize class", which is a bug.
            || (error instanceof NoClassDefFoundError && error.getCause() != null);
    return isOfVersions && isOfOurs(error) ? Optional.of(of(error)) : Optional.empty();
  }

  /** For what cannot be linked before there is a class to report it at. */
  static BrokenPath of(LinkageError error) {
    String name = nameIn(error);
    return new BrokenPath(
        (name.contains(OF_US)
                ? ownJar() + " is not complete"
                : name.contains(OF_ANNOTATIONS)
                    ? jarOf(ANNOTATIONS) + " does not fit " + ownJar()
                    : name.contains(OF_ALL)
                        ? jarOf(RUNTIME) + " does not fit " + ownJar()
                        : ownJar() + " and what is beside it do not fit together")
            + " ("
            + error
            + ")",
        ONE_VERSION);
  }

  /** Whose class is named, or, since JDK 17 names no class for a field, whose code asked for it. */
  private static boolean isOfOurs(LinkageError error) {
    StackTraceElement[] trace = error.getStackTrace();
    return nameIn(error).contains(OF_ALL)
        || (trace.length > 0 && trace[0].getClassName().startsWith(OF_ALL));
  }

  /** As the JVM gives it: with slashes in a NoClassDefFoundError, with dots in the others. */
  private static String nameIn(LinkageError error) {
    return String.valueOf(error.getMessage()).replace('/', '.');
  }

  private static List<String> missing(Map<String, String> classes) {
    return classes.keySet().stream()
        .filter(jar -> load(String.valueOf(classes.get(jar))).isEmpty())
        .sorted()
        .toList();
  }

  private static Optional<Class<?>> load(String name) {
    try {
      return Optional.of(Class.forName(name, false, BrokenPath.class.getClassLoader()));
    } catch (ClassNotFoundException | LinkageError missing) {
      return Optional.empty();
    }
  }

  /** Read from the class, since the constant is the one that this class was compiled with. */
  private static String rulesOfRuntime() {
    try {
      Class<?> version = load(RulesVersion.class.getName()).orElseThrow();
      return String.valueOf(version.getField("VALUE").get(null));
    } catch (ReflectiveOperationException | LinkageError other) {
      return "unknown";
    }
  }

  private static String ownJar() {
    return jarOf(BrokenPath.class, PROCESSOR);
  }

  private static String jarOf(String artifact) {
    return load(String.valueOf(JARS.get(artifact)))
        .map(type -> jarOf(type, artifact))
        .orElse(artifact);
  }

  /** The name of the file, else that of the artifact: a loader need not know files. */
  private static String jarOf(Class<?> type, String artifact) {
    try {
      Path file = Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
      String name = String.valueOf(file.getFileName());
      return name.endsWith(".jar") ? name : artifact;
    } catch (Exception unknown) {
      return artifact;
    }
  }

  String message() {
    return ProcessorPathWords.MESSAGE.formatted(text, help);
  }

  /**
   * Says so, if there is anything of ours in the sources of a round; a compilation that has nothing
   * of ours may have the path that it likes.
   *
   * @return whether it was said
   */
  boolean report(
      ProcessingEnvironment environment,
      Set<? extends TypeElement> annotations,
      RoundEnvironment round) {
    Optional<Element> first =
        annotations.stream()
            .filter(BrokenPath::isOfOurs)
            .flatMap(annotation -> round.getElementsAnnotatedWith(annotation).stream())
            .<Element>map(BrokenPath::typeOf)
            // Eclipse shows nothing at a record.
            .min(
                Comparator.comparing((Element type) -> type.getKind() == ElementKind.RECORD)
                    .thenComparing(BrokenPath::nameOf));
    first.ifPresent(type -> report(environment, type));
    return first.isPresent();
  }

  private void report(ProcessingEnvironment environment, Element place) {
    if (place instanceof TypeElement type && !EcjQuirks.showsMessagesOn(environment, type)) {
      try {
        UnseenFile.write(environment, type, List.of(message()));
        return;
      } catch (IOException notWritten) {
        // then as elsewhere: the log of a build shows it
      }
    }
    Messager messager = environment.getMessager();
    place.getAnnotationMirrors().stream()
        .filter(mirror -> isOfOurs(mirror.getAnnotationType().asElement()))
        .findFirst()
        .ifPresentOrElse(
            mirror -> messager.printMessage(Diagnostic.Kind.ERROR, message(), place, mirror),
            () -> messager.printMessage(Diagnostic.Kind.ERROR, message(), place));
  }

  private static Element typeOf(Element element) {
    Element owner = element.getEnclosingElement();
    return element instanceof TypeElement || owner == null ? element : typeOf(owner);
  }

  private static String nameOf(Element type) {
    return type instanceof TypeElement named ? named.getQualifiedName().toString() : "";
  }

  private static boolean isOfOurs(Element annotation) {
    return isOurs(annotation)
        || annotation.getAnnotationMirrors().stream()
            .map(AnnotationMirror::getAnnotationType)
            .anyMatch(type -> isOurs(type.asElement()));
  }

  private static boolean isOurs(Element annotation) {
    return nameOf(annotation).startsWith(OF_ANNOTATIONS);
  }
}

package dev.moequant.cli.output;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.checkpoint.ExpertLayers;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The Java source that declares what a checkpoint is. */
public final class AnnotatedClass {
  private static final String ANNOTATIONS = "dev.moequant.annotations.";
  private static final Pattern TYPE = Pattern.compile("(?<![.\\w\"])@?([A-Z]\\w*)(?=[.( \n])");
  private static final int WIDTH = 100;

  private final Checkpoint checkpoint;
  private final LayerSpec layer;
  private final Optional<CheckpointPlace> place;
  private final String packageName;
  private final String className;

  /**
   * The class of a checkpoint.
   *
   * @param checkpoint with experts
   * @param layer their sizes
   * @param place where the compiler finds it; empty where the class is not to name it
   * @param packageName empty for none
   * @param className a Java identifier
   */
  public AnnotatedClass(
      Checkpoint checkpoint,
      LayerSpec layer,
      Optional<CheckpointPlace> place,
      String packageName,
      String className) {
    this.checkpoint = checkpoint;
    this.layer = layer;
    this.place = place;
    this.packageName = packageName;
    this.className = className;
  }

  /**
   * A name for a class.
   *
   * @param modelType as configs have it, for example qwen3_moe
   * @return for example {@code Qwen3MoeExperts}
   */
  public static String nameFor(String modelType) {
    String words =
        Pattern.compile("[A-Za-z0-9]+")
            .matcher(modelType)
            .results()
            .map(
                word ->
                    word.group().substring(0, 1).toUpperCase(Locale.ROOT)
                        + word.group().substring(1))
            .collect(Collectors.joining());
    return (words.isEmpty() || Character.isDigit(words.charAt(0)) ? "Model" : "")
        + words
        + "Experts";
  }

  /**
   * The source.
   *
   * @return a compilation unit; its first line says what the compiler must be given
   */
  public String text() {
    String annotations =
        scheme() + "\n" + layer() + place.map(found -> "\n@Checkpoint(").orElse("");
    List<String> parts = new ArrayList<>();
    if (!packageName.isEmpty()) {
      parts.add("package " + packageName + ";");
    }
    parts.add(imports(annotations));
    String named = place.map(found -> "\"" + found.path() + "\")").orElse("");
    parts.add(javadoc() + "\n" + annotations + named + "\npublic final class " + className + " {}");
    return place.map(found -> "// Give the compiler " + found.option() + "\n").orElse("")
        + String.join("\n\n", parts);
  }

  private SchemeSpec main() {
    return checkpoint.scheme().orElseGet(() -> SchemeSpec.unquantized().withBias(layer.bias()));
  }

  /** Enum constants with their types, which {@link SchemeSpec#annotation} leaves out. */
  private String scheme() {
    String annotation = main().annotation();
    for (Member member : main().members()) {
      if (member.value() instanceof Enum<?> constant) {
        String name = member.name().substring(member.name().lastIndexOf('.') + 1);
        annotation =
            annotation.replace(
                name + " = " + constant.name(),
                name + " = " + constant.getDeclaringClass().getSimpleName() + "." + constant);
      }
    }
    // Only @QuantScheme can be so long; each of its operands has a line then.
    return annotation.length() <= WIDTH
        ? annotation
        : annotation
            .replace("(activations = ", "(\n    activations = ")
            .replace(", weights = ", ",\n    weights = ");
  }

  private String layer() {
    List<String> members = new ArrayList<>();
    members.add("numExperts = " + layer.numExperts());
    members.add("expertsPerToken = " + layer.expertsPerToken());
    members.add("hiddenDim = " + layer.hiddenDim());
    members.add("intermediateSize = " + layer.intermediateSize());
    if (layer.activation() != Activation.SILU) {
      members.add("activation = Activation." + layer.activation());
    }
    if (layer.inDtype() != DType.BFLOAT16) {
      members.add("inDtype = DType." + layer.inDtype());
    }
    if (layer.bias()) {
      members.add("bias = true");
    }
    if (!Double.isNaN(layer.swigluLimit())) {
      members.add("swigluLimit = " + layer.swigluLimit());
    }
    if (layer.routing() != Routing.UNSPECIFIED) {
      members.add("routing = Routing." + layer.routing());
    }
    if (layer.routerWeightOnInput()) {
      members.add("routerWeightOnInput = true");
    }
    if (layer.denseIntermediateSize() > 0) {
      members.add("denseIntermediateSize = " + layer.denseIntermediateSize());
    }
    if (layer.sharedIntermediateSize() > 0) {
      members.add("sharedIntermediateSize = " + layer.sharedIntermediateSize());
    }
    String line = members.stream().collect(Collectors.joining(", ", "@MoELayer(", ")"));
    return line.length() <= WIDTH
        ? line
        : members.stream().collect(Collectors.joining(",\n    ", "@MoELayer(\n    ", ")"));
  }

  private static String imports(String annotations) {
    return TYPE.matcher(annotations)
        .results()
        .map(type -> type.group(1))
        .filter(type -> !type.toUpperCase(Locale.ROOT).equals(type))
        .distinct()
        .sorted()
        .map(type -> "import " + ANNOTATIONS + type + ";")
        .collect(Collectors.joining("\n"));
  }

  /** Which layers it is about, and what was assumed. */
  private String javadoc() {
    List<String> lines = new ArrayList<>();
    List<ExpertLayers> experts = checkpoint.experts();
    lines.add(
        "The routed experts of %s, %s."
            .formatted(checkpoint.modelType(), experts.get(0).layersInWords()));
    Stream.concat(
            experts.stream().skip(1).map(others -> "Not so: " + others + "."),
            checkpoint.assumptions().stream().map(assumed -> "Assumed: " + assumed + "."))
        .forEach(
            line -> {
              lines.add("");
              lines.add("<p>" + line);
            });
    List<String> wrapped =
        lines.stream()
            .flatMap(line -> Wrapping.lines(escaped(line), WIDTH - " * ".length()).stream())
            .map(String::strip)
            .toList();
    if (wrapped.size() == 1) {
      return "/** " + wrapped.get(0) + " */";
    }
    return wrapped.stream()
        .map(line -> line.isEmpty() ? " *" : " * " + line)
        .collect(Collectors.joining("\n", "/**\n", "\n */"));
  }

  /** Javadoc takes @ and braces for its own, and must not end early. */
  private static String escaped(String line) {
    return line.replace("&", "&amp;")
        .replace("\\", "&#92;")
        .replace("@", "&#64;")
        .replace("*/", "*&#47;");
  }
}

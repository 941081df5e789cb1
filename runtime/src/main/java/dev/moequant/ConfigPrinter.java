package dev.moequant;

import dev.moequant.annotations.DType;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.Scale;
import java.util.Objects;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** Prints configs for logs, in the words of their DSL. */
final class ConfigPrinter {
  /** The seed's make has no settings. */
  private static final String LATER_MAKE = "make(" + VllmRevision.V2026_07.name() + ")";

  private ConfigPrinter() {}

  /** {@code make { quantDtype(FLOAT8_E4M3FN) blockShape(128, 128) w1 { scale(Tensor@1f) } … }}. */
  static String print(FusedMoEQuantConfig<?> config) {
    if (!isOfMake(config)) {
      return constructed(config);
    }
    String make = config.settings().equals(QuantSettings.DEFAULTS) ? "make" : LATER_MAKE;
    StringJoiner words = new StringJoiner(" ", make + " { ", " }").setEmptyValue(make + " { }");
    DType dtype = config.quantDtype();
    if (dtype != null) {
      words.add("quantDtype(" + dtype + ")");
    }
    if (config.perActTokenQuant()) {
      words.add("perActTokenQuant()");
    }
    if (config.perOutChQuant()) {
      words.add("perOutChQuant()");
    }
    GroupShape shape = config.a1().shape();
    if (shape != null && config.isBlockQuantized()) {
      words.add("blockShape" + pair(shape));
    }
    addTensors(words, "a1", config.a1(), "gscale");
    addTensors(words, "a2", config.a2(), "gscale");
    addTensors(words, "w1", config.w1(), "alphas");
    addTensors(words, "w2", config.w2(), "alphas");
    config.settings().print(words);
    return words.toString();
  }

  private static String constructed(FusedMoEQuantConfig<?> config) {
    StringJoiner words = new StringJoiner(" ", "FusedMoEQuantConfig { ", " }");
    words.add("a1 " + config.a1());
    words.add("a2 " + config.a2());
    words.add("w1 " + config.w1());
    words.add("w2 " + config.w2());
    config.settings().print(words);
    return words.toString();
  }

  /**
   * Whether make gives this back: one dtype that the seed knows, and shapes that follow from it.
   */
  private static boolean isOfMake(FusedMoEQuantConfig<?> config) {
    DType dtype = config.quantDtype();
    GroupShape shape = config.a1().shape();
    GroupShape weights = config.w1().shape();
    boolean weightShape =
        config.isBlockQuantized()
            ? Objects.equals(weights, shape)
            : weights == null || weights.isPerToken();
    boolean activationShape = config.isBlockQuantized() || dtype == null || shape != null;
    boolean unquantizedShape = dtype != null || shape == null || !shape.isPerTensor();
    return weightShape
        && activationShape
        && unquantizedShape
        && sameKind(config.a1(), config.a2())
        && sameKind(config.w1(), config.w2())
        && config.w1().dtype() == dtype
        && takenByMake(dtype)
        && config.mxAlignment() == 0; // no make takes it
  }

  private static boolean takenByMake(@Nullable DType dtype) {
    return dtype == null
        || dtype.isTorchDType()
        || MakeDtypes.ofActivations(VllmRevision.V2025_10).contains(dtype);
  }

  private static boolean sameKind(FusedMoEQuantDesc<?> one, FusedMoEQuantDesc<?> other) {
    return one.dtype() == other.dtype() && Objects.equals(one.shape(), other.shape());
  }

  static String print(FusedMoEQuantDesc<?> desc) {
    StringJoiner words = new StringJoiner(" ", "{ ", " }").setEmptyValue("{ }");
    if (desc.dtype() != null) {
      words.add("dtype(" + desc.dtype() + ")");
    }
    if (desc.shape() != null) {
      words.add("shape" + pair(desc.shape()));
    }
    tensors(words, desc, "alphaOrGscale");
    return words.toString();
  }

  private static void addTensors(
      StringJoiner words, String operand, FusedMoEQuantDesc<?> desc, String alphaOrGscale) {
    StringJoiner tensors = new StringJoiner(" ", operand + " { ", " }").setEmptyValue("");
    tensors(tensors, desc, alphaOrGscale);
    if (tensors.length() > 0) {
      words.add(tensors.toString());
    }
  }

  private static void tensors(StringJoiner words, FusedMoEQuantDesc<?> desc, String alphaOrGscale) {
    Scale<?> scale = desc.scale();
    if (scale != null) {
      String name = scale instanceof Scale.Precision<?> ? "precision" : "scale";
      words.add(name + "(" + scale + ")");
    }
    add(words, alphaOrGscale, desc.alphaOrGscale());
    add(words, "zp", desc.zp());
    add(words, "bias", desc.bias());
  }

  private static void add(StringJoiner words, String name, @Nullable Object tensor) {
    if (tensor != null) {
      words.add(name + "(" + Scale.of(tensor) + ")");
    }
  }

  private static String pair(GroupShape shape) {
    return "(" + shape.row() + ", " + shape.col() + ")";
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.Comparison;
import dev.moequant.kernels.Criterion;
import dev.moequant.kernels.DeviceSupport;
import dev.moequant.kernels.Gating;
import dev.moequant.kernels.Ignored;
import dev.moequant.kernels.Kernel;
import dev.moequant.kernels.KernelAbilities;
import dev.moequant.kernels.KernelAbout;
import dev.moequant.kernels.Padding;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.Style;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Reads the kernels of a catalogue. */
final class KernelReader {
  private static final Map<String, Style> STYLES = Words.all(Style.values());
  private static final Map<String, Gating> GATINGS = Words.all(Gating.values());
  private static final Map<String, Ignored.Effect> EFFECTS = Words.all(Ignored.Effect.values());
  private static final List<String> FORMATS =
      List.of(KernelAbilities.STANDARD, KernelAbilities.BATCHED);
  private static final List<String> STAGES = List.of("create", "load");
  private static final String PADDED_TO_GROUPS = "lcm(64, groupSize)";

  private final Vocabulary vocabulary;
  private final CriterionReader criteria;

  KernelReader(Vocabulary vocabulary, CriterionReader criteria) {
    this.vocabulary = vocabulary;
    this.criteria = criteria;
  }

  Kernel kernel(JsonObject row) throws MalformedFileException {
    return new Kernel(
        about(row),
        abilities(row),
        row.rows("devices", this::device),
        row.rows("constraints", each -> criteria.row(each, Phase.SELECTION)),
        row.rows("ignores", this::ignored),
        row.rows("padding", this::padding));
  }

  private KernelAbout about(JsonObject row) throws MalformedFileException {
    row.textOrNothing("class");
    return new KernelAbout(
        row.text("id"),
        row.text("source"),
        Words.read(row.get("style"), STYLES, "a style"),
        row.texts("halves"),
        row.textOrNothing("reach"),
        row.texts("notes"));
  }

  private KernelAbilities abilities(JsonObject row) throws MalformedFileException {
    return new KernelAbilities(
        vocabulary.activations(row),
        Words.read(row.get("gating"), GATINGS, "a gating"),
        vocabulary.pairs(row),
        row.textOf("activationFormat", FORMATS, "a format", KernelAbilities.STANDARD),
        row.flag("lora", false),
        row.flag("batchInvariant", false),
        row.flag("expectsUnquantizedInputs", false),
        row.flag("queried", true));
  }

  private DeviceSupport device(JsonObject row) throws MalformedFileException {
    return new DeviceSupport(
        vocabulary.platform(row.get("platform")),
        number(row, "capabilityFrom"),
        number(row, "capabilityBelow"),
        Set.copyOf(row.integers("families")),
        numbers(row),
        row.texts("gfx"),
        Set.copyOf(row.texts("arch")),
        Set.copyOf(row.texts("features")),
        requirements(row),
        row.texts("alsoNeeds"),
        vocabulary.pairs(row));
  }

  private static OptionalDouble number(JsonObject row, String key) throws MalformedFileException {
    Optional<JsonValue> number = row.find(key);
    return number.isPresent() ? OptionalDouble.of(number.get().number()) : OptionalDouble.empty();
  }

  private static Set<Double> numbers(JsonObject row) throws MalformedFileException {
    Set<Double> numbers = new HashSet<>();
    for (JsonValue each : row.items("capabilities")) {
      numbers.add(each.number());
    }
    return numbers;
  }

  private List<Criterion> requirements(JsonObject row) throws MalformedFileException {
    List<Criterion> all = new ArrayList<>();
    for (String name : vocabulary.packages(row)) {
      all.add(Criterion.ofPackage(name));
    }
    Optional<JsonValue> environment = row.find("env");
    if (environment.isPresent()) {
      JsonObject variables = environment.get().object();
      for (String name : variables.keys()) {
        JsonValue value = variables.get(name);
        if (!vocabulary.isVariable(name)) {
          throw value.wrong("a variable of \"environment\", not " + name);
        }
        all.add(
            Criterion.ofVariable(
                name, vocabulary.missing(name), Comparison.EQUALS, value.scalar()));
      }
    }
    return all;
  }

  private Ignored ignored(JsonObject row) throws MalformedFileException {
    return new Ignored(
        row.text("what"),
        Words.read(row.get("effect"), EFFECTS, "an effect"),
        value(row),
        criteria.when(row),
        row.text("source"));
  }

  private static String value(JsonObject row) throws MalformedFileException {
    Optional<JsonValue> value = row.find("value");
    return value.isPresent() ? String.valueOf(value.get().scalar()) : "";
  }

  private Padding padding(JsonObject row) throws MalformedFileException {
    Optional<JsonValue> intermediate = row.find("intermediateSizePerPartition");
    boolean withGroups =
        intermediate.isPresent() && PADDED_TO_GROUPS.equals(intermediate.get().scalar());
    row.textOrNothing("note");
    return new Padding(
        row.integer("hiddenDim", 1),
        intermediate.isEmpty() ? 1 : withGroups ? 64 : intermediate.get().integer(),
        withGroups,
        criteria.when(row),
        row.get("stage").textOf(STAGES, "a stage"),
        Set.copyOf(row.texts("methods")),
        row.text("source"));
  }
}

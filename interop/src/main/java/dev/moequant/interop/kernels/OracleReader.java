package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.Oracle;
import dev.moequant.kernels.OracleAbout;
import dev.moequant.kernels.OracleCandidates;
import dev.moequant.kernels.OracleCandidates.Backend;
import dev.moequant.kernels.OracleCandidates.Effect;
import dev.moequant.kernels.OracleCandidates.Filter;
import dev.moequant.kernels.OracleCandidates.Order;
import dev.moequant.kernels.OracleEnds;
import dev.moequant.kernels.OracleKeys;
import dev.moequant.kernels.Phase;
import dev.moequant.kernels.Refusal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Reads the oracles of a catalogue; kernels were read before. */
final class OracleReader {
  private static final Map<String, Effect> EFFECTS = Words.all(Effect.values());
  private static final Map<String, Check> CHECKS = Words.all(Check.values());
  private static final Map<String, OracleKeys.Choice> CHOICES =
      Words.all(OracleKeys.Choice.values());
  private static final String KERNEL = "the id of a kernel";
  private static final List<String> EXCEPTIONS = List.of("ValueError", "NotImplementedError");

  /** What a text must be that stands for one. */
  static final String BACKEND = "a backend of this oracle";

  private final Vocabulary vocabulary;
  private final CriterionReader criteria;
  private final Set<String> kernels;

  OracleReader(Vocabulary vocabulary, CriterionReader criteria, Set<String> kernels) {
    this.vocabulary = vocabulary;
    this.criteria = criteria;
    this.kernels = kernels;
  }

  Oracle oracle(JsonObject row) throws MalformedFileException {
    OracleAbout about = about(row);
    List<Backend> backends = row.rows("backends", this::backend);
    Set<String> names = new HashSet<>();
    for (Backend backend : backends) {
      names.add(backend.name());
    }
    NamedReader named = new NamedReader(criteria, names);
    return new Oracle(
        about,
        new OracleCandidates(
            backends,
            row.rows("order", each -> order(each, names)),
            row.rows("filters", each -> filter(each, names))),
        keys(row, names),
        named.read(row),
        ends(row, names));
  }

  private OracleAbout about(JsonObject row) throws MalformedFileException {
    return new OracleAbout(
        row.text("id"),
        row.text("source"),
        row.rows("callers", this::caller),
        row.rows("methodChecks", this::methodCheck),
        row.texts("notes"));
  }

  private OracleAbout.Caller caller(JsonObject row) throws MalformedFileException {
    return new OracleAbout.Caller(
        row.text("method"),
        vocabulary.pair(row.get("pair")),
        row.textOrNothing("when"),
        vocabulary.checkpoint(row),
        row.flag("allowVllmCutlass", false),
        row.text("source"));
  }

  private OracleAbout.MethodCheck methodCheck(JsonObject row) throws MalformedFileException {
    return new OracleAbout.MethodCheck(row.text("method"), criteria.row(row, Phase.LOAD));
  }

  private Backend backend(JsonObject row) throws MalformedFileException {
    return new Backend(
        row.text("backend"),
        row.get("kernels").textsOf(kernels, KERNEL),
        vocabulary.key(row),
        criteria.when(row));
  }

  private Order order(JsonObject row, Set<String> backends) throws MalformedFileException {
    return new Order(criteria.when(row), known(row.get("backends"), backends), row.text("source"));
  }

  static List<String> known(JsonValue value, Set<String> backends) throws MalformedFileException {
    return value.textsOf(backends, BACKEND);
  }

  private Filter filter(JsonObject row, Set<String> backends) throws MalformedFileException {
    String key = row.oneOf(EFFECTS.keySet());
    Effect effect = Objects.requireNonNull(EFFECTS.get(key));
    boolean hasList = effect != Effect.KEEP_MATCHING;
    JsonValue value = row.get(key);
    if (!hasList && !value.flag()) {
      throw value.wrong("true");
    }
    return new Filter(
        criteria.when(row),
        effect,
        hasList ? known(value, backends) : List.of(),
        row.textOrNothing("reason"),
        row.text("source"));
  }

  private static OracleKeys keys(JsonObject row, Set<String> backends)
      throws MalformedFileException {
    return new OracleKeys(
        choice(row, "automaticKey"),
        choice(row, "namedKey"),
        Set.copyOf(row.textsOf("anyKey", backends, BACKEND)),
        row.flag("takesRequestedKey", false));
  }

  private static OracleKeys.Choice choice(JsonObject row, String key)
      throws MalformedFileException {
    return Words.read(row, key, CHOICES, "whose key is passed", OracleKeys.Choice.CALLER);
  }

  private OracleEnds ends(JsonObject row, Set<String> backends) throws MalformedFileException {
    JsonObject end = row.get("nothingFits").object();
    OracleEnds.NothingFits nothingFits =
        new OracleEnds.NothingFits(
            criteria.when(end),
            refusal(end),
            optional(end.textOrNothing("otherwise")),
            end.text("source"));
    end.end();
    return new OracleEnds(
        row.rows("shortCircuits", each -> answer(each, backends)),
        row.rows("lastResorts", each -> answer(each, backends)),
        nothingFits);
  }

  private static Optional<String> optional(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  static Refusal refusal(JsonObject row) throws MalformedFileException {
    return new Refusal(row.get("raises").textOf(EXCEPTIONS, "an exception"), row.text("sentence"));
  }

  /**
   * Without a kernel it may be a backend of another platform, of which no other table says more.
   */
  private OracleEnds.Answer answer(JsonObject row, Set<String> backends)
      throws MalformedFileException {
    boolean hasKernel = row.find("kernel").isPresent();
    if (hasKernel && row.find("backend").isPresent()) {
      row.get("backend").textOf(backends, BACKEND);
    }
    Set<Check> checks = new HashSet<>();
    for (JsonValue each : row.items("ifStands")) {
      checks.add(Words.read(each, CHECKS, "a check"));
    }
    return new OracleEnds.Answer(
        criteria.when(row),
        checks,
        optional(row.textOrNothing("backend")),
        optional(row.textOf("kernel", kernels, KERNEL, "")),
        optional(row.textOf("raises", EXCEPTIONS, "an exception", "")),
        row.text("source"));
  }
}

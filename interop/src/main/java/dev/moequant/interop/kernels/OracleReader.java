package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.Check;
import dev.moequant.kernels.KernelPair;
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
import java.util.Set;

/** Reads the oracles of a catalogue; kernels were read before. */
final class OracleReader {
  private static final Map<String, Effect> EFFECTS = Words.all(Effect.values());
  private static final List<String> EXCEPTIONS = List.of("ValueError", "NotImplementedError");

  private final Vocabulary vocabulary;
  private final CriterionReader criteria;
  private final Set<String> kernels;
  private final Set<String> ids = new HashSet<>();

  OracleReader(Vocabulary vocabulary, CriterionReader criteria, Set<String> kernels) {
    this.vocabulary = vocabulary;
    this.criteria = criteria;
    this.kernels = kernels;
  }

  Oracle oracle(JsonObject row) throws MalformedFileException {
    OracleAbout about = about(row);
    List<Backend> backends = row.rows("backends", this::backend);
    Set<String> names = new HashSet<>();
    backends.forEach(backend -> names.add(backend.name()));
    NamedReader named = new NamedReader(criteria, names);
    return new Oracle(
        about,
        new OracleCandidates(
            backends,
            row.rows("order", each -> order(each, names)),
            row.rows("filters", each -> filter(each, names))),
        keys(row, names),
        named.read(row),
        ends(row));
  }

  private OracleAbout about(JsonObject row) throws MalformedFileException {
    JsonValue id = row.get("id");
    if (!ids.add(id.text())) {
      throw id.wrong("each oracle once");
    }
    return new OracleAbout(
        id.text(),
        row.text("source"),
        row.rows("callers", this::caller),
        row.rows("methodChecks", this::methodCheck),
        row.list("notes", JsonValue::text));
  }

  private OracleAbout.Caller caller(JsonObject row) throws MalformedFileException {
    return new OracleAbout.Caller(
        row.text("method"),
        vocabulary.pair(row.get("pair")),
        row.textOrNothing("when"),
        row.optional("checkpoint", vocabulary::checkpoint).orElse(""),
        row.flag("allowVllmCutlass", false),
        row.text("source"));
  }

  private OracleAbout.MethodCheck methodCheck(JsonObject row) throws MalformedFileException {
    return new OracleAbout.MethodCheck(row.text("method"), criteria.row(row, Phase.LOAD));
  }

  private Backend backend(JsonObject row) throws MalformedFileException {
    return new Backend(
        row.text("backend"),
        row.get("kernels").list(this::kernel),
        row.optional("key", vocabulary::key).orElse(KernelPair.NONE),
        criteria.when(row));
  }

  private String kernel(JsonValue value) throws MalformedFileException {
    return value.textOf(kernels, "the id of a kernel");
  }

  private Order order(JsonObject row, Set<String> backends) throws MalformedFileException {
    return new Order(
        criteria.when(row), row.get("backends").list(known(backends)), row.text("source"));
  }

  static JsonValue.Reader<String> known(Set<String> backends) {
    return value -> value.textOf(backends, "a backend of this oracle");
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
        hasList ? value.list(known(backends)) : List.of(),
        row.textOrNothing("reason"),
        row.text("source"));
  }

  private static OracleKeys keys(JsonObject row, Set<String> backends)
      throws MalformedFileException {
    return new OracleKeys(
        row.optional("automaticKey", OracleReader::choice).orElse(OracleKeys.Choice.CALLER),
        row.optional("namedKey", OracleReader::choice).orElse(OracleKeys.Choice.CALLER),
        Set.copyOf(row.list("anyKey", known(backends))),
        row.flag("takesRequestedKey", false));
  }

  private static OracleKeys.Choice choice(JsonValue value) throws MalformedFileException {
    return Words.read(value, Words.all(OracleKeys.Choice.values()), "whose key is passed");
  }

  private OracleEnds ends(JsonObject row) throws MalformedFileException {
    JsonObject end = row.get("nothingFits").object();
    OracleEnds.NothingFits nothingFits =
        new OracleEnds.NothingFits(
            criteria.when(end),
            refusal(end),
            end.optional("otherwise", JsonValue::text),
            end.text("source"));
    end.end();
    return new OracleEnds(
        row.rows("shortCircuits", this::answer),
        row.rows("lastResorts", this::answer),
        nothingFits);
  }

  static Refusal refusal(JsonObject row) throws MalformedFileException {
    return new Refusal(row.get("raises").textOf(EXCEPTIONS, "an exception"), row.text("sentence"));
  }

  private OracleEnds.Answer answer(JsonObject row) throws MalformedFileException {
    List<Check> checks =
        row.list("ifStands", value -> Words.read(value, Words.all(Check.values()), "a check"));
    return new OracleEnds.Answer(
        criteria.when(row),
        Set.copyOf(checks),
        row.optional("backend", JsonValue::text),
        row.optional("kernel", this::kernel),
        row.optional("raises", value -> value.textOf(EXCEPTIONS, "an exception")),
        row.text("source"));
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.NamedBackends;
import dev.moequant.kernels.NamedBackends.NameRefusal;
import dev.moequant.kernels.NamedBackends.Rule;
import dev.moequant.kernels.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what names do to an oracle. */
final class NamedReader {
  private static final Refusal NEVER = new Refusal("ValueError", "");

  private final CriterionReader criteria;
  private final Set<String> backends;

  NamedReader(CriterionReader criteria, Set<String> backends) {
    this.criteria = criteria;
    this.backends = backends;
  }

  NamedBackends read(JsonObject oracle) throws MalformedFileException {
    JsonObject row = oracle.get("named").object();
    boolean isIgnored = row.flag("ignored", false);
    Set<String> asAuto = isIgnored ? Set.of() : Set.copyOf(row.get("asAuto").texts());
    NamedBackends named =
        new NamedBackends(
            names(row),
            asAuto,
            batched(row),
            Set.copyOf(oracle.texts("batchedNames")),
            row.rows("special", this::rule),
            row.flag("keyFilter", false),
            row.rows("keyOverrides", this::rule),
            row.flag("filtersApply", false),
            row.rows("refused", this::refused),
            refusal(row, "unknown"),
            refusal(row, "unsupported"));
    row.textOrNothing("source");
    row.end();
    return named;
  }

  private Map<String, List<String>> names(JsonObject row) throws MalformedFileException {
    Map<String, List<String>> names = new LinkedHashMap<>();
    Optional<JsonValue> value = row.find("names");
    if (value.isPresent()) {
      JsonObject all = value.get().object();
      for (String name : all.keys()) {
        names.put(name, OracleReader.known(all.get(name), backends));
      }
    }
    return names;
  }

  private Map<String, String> batched(JsonObject row) throws MalformedFileException {
    Map<String, String> batched = new LinkedHashMap<>();
    Optional<JsonValue> value = row.find("batched");
    if (value.isPresent()) {
      JsonObject all = value.get().object();
      for (String name : all.keys()) {
        batched.put(name, all.get(name).textOf(backends, OracleReader.BACKEND));
      }
    }
    return batched;
  }

  private Rule rule(JsonObject row) throws MalformedFileException {
    return new Rule(
        row.textOrNothing("name"),
        criteria.when(row),
        OracleReader.known(row.get("backends"), backends),
        row.text("source"));
  }

  private NameRefusal refused(JsonObject row) throws MalformedFileException {
    return new NameRefusal(
        criteria.when(row),
        OracleReader.known(row.get("backends"), backends),
        OracleReader.refusal(row),
        row.text("source"));
  }

  private static Refusal refusal(JsonObject row, String key) throws MalformedFileException {
    Optional<JsonValue> value = row.find(key);
    if (value.isEmpty()) {
      return NEVER;
    }
    JsonObject refusal = value.get().object();
    Refusal read = OracleReader.refusal(refusal);
    refusal.end();
    return read;
  }
}

package dev.moequant.interop.kernels;

import dev.moequant.interop.json.JsonObject;
import dev.moequant.interop.json.JsonValue;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.QuantKeyEntry;
import dev.moequant.kernels.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The closed lists of a file: what does not stand in them may stand nowhere else. */
final class Vocabulary {
  private static final Map<Quantity, String> LISTS =
      Map.of(
          Quantity.ACTIVATION, "activation",
          Quantity.ROUTING_METHOD, "routingMethod",
          Quantity.ALL2ALL_BACKEND, "all2allBackend",
          Quantity.PLATFORM, "platform",
          Quantity.IN_DTYPE, "dtype",
          Quantity.ROUTER_LOGITS_DTYPE, "dtype",
          Quantity.CHECKPOINT, "checkpoint");

  private static final String KEY = "one of \"quantKeys\"";

  private final Map<String, List<String>> lists = new HashMap<>();
  private final Map<String, Object> environment = new LinkedHashMap<>();
  private final Set<String> keys = new HashSet<>();
  private final Map<String, KernelPair> pairs = new HashMap<>();

  static Vocabulary of(JsonObject file) throws MalformedFileException {
    Vocabulary vocabulary = new Vocabulary();
    JsonObject values = file.get("values").object();
    Set<String> names = new HashSet<>(LISTS.values());
    names.addAll(Set.of("moeBackend", "package"));
    for (String name : names) {
      vocabulary.lists.put(name, values.get(name).texts());
    }
    values.end();
    JsonObject environment = file.get("environment").object();
    for (String name : environment.keys()) {
      vocabulary.environment.put(name, variable(environment.get(name)));
    }
    return vocabulary;
  }

  private static Object variable(JsonValue value) throws MalformedFileException {
    Object missing = value.scalar();
    if (missing instanceof Number) {
      throw value.wrong("true, false or a text");
    }
    return missing;
  }

  void add(List<QuantKeyEntry> entries) {
    for (QuantKeyEntry entry : entries) {
      keys.add(entry.name());
    }
    keys.addAll(List.of(KernelPair.NONE, "*"));
  }

  boolean isVariable(String name) {
    return environment.containsKey(name);
  }

  Object missing(String variable) {
    return environment.getOrDefault(variable, "");
  }

  List<String> variables(JsonObject row, String key) throws MalformedFileException {
    return row.textsOf(key, environment.keySet(), "a variable of \"environment\"");
  }

  List<String> moeBackends() {
    return list("moeBackend");
  }

  String packageName(JsonValue value) throws MalformedFileException {
    return value.textOf(list("package"), "a package of \"values\"");
  }

  List<String> packages(JsonObject row) throws MalformedFileException {
    return row.textsOf("packages", list("package"), "a package of \"values\"");
  }

  List<String> activations(JsonObject row) throws MalformedFileException {
    return row.textsOf("activations", list("activation"), "an activation of \"values\"");
  }

  String all2all(JsonValue value) throws MalformedFileException {
    return value.textOf(list("all2allBackend"), "an all2all backend of \"values\"");
  }

  List<String> all2alls(JsonValue value) throws MalformedFileException {
    return value.textsOf(list("all2allBackend"), "an all2all backend of \"values\"");
  }

  String platform(JsonValue value) throws MalformedFileException {
    return value.textOf(list("platform"), "a platform of \"values\"");
  }

  String checkpoint(JsonObject row) throws MalformedFileException {
    return row.textOf("checkpoint", list("checkpoint"), "a checkpoint of \"values\"", "");
  }

  List<KernelPair> pairs(JsonObject row) throws MalformedFileException {
    List<KernelPair> pairs = new ArrayList<>();
    for (JsonValue each : row.items("pairs")) {
      pairs.add(pair(each));
    }
    return pairs;
  }

  KernelPair pair(JsonValue value) throws MalformedFileException {
    String text = value.text();
    KernelPair known = pairs.get(text);
    if (known != null) {
      return known;
    }
    int bar = text.indexOf('|');
    if (bar < 0
        || !keys.contains(text.substring(0, bar))
        || !keys.contains(text.substring(bar + 1))) {
      throw value.wrong("two of \"quantKeys\" with a bar between them");
    }
    KernelPair pair = KernelPair.of(text);
    pairs.put(text, pair);
    return pair;
  }

  String key(JsonObject row) throws MalformedFileException {
    return row.textOf("key", keys, KEY, KernelPair.NONE);
  }

  /** A value that a quantity may have. */
  Object value(Quantity quantity, JsonValue value) throws MalformedFileException {
    if (LISTS.containsKey(quantity)) {
      String list = LISTS.getOrDefault(quantity, "");
      return value.textOf(list(list), "a value of \"values." + list + "\"");
    }
    Object read =
        switch (quantity) {
          case PAIR -> pair(value);
          case BLOCK_SHAPE -> value.integers();
          case REQUESTED_ACTIVATION_KEY -> value.textOf(keys, KEY);
          default -> value.scalar();
        };
    if (!quantity.takes(read)) {
      throw value.wrong("a value of " + Words.of(quantity));
    }
    return read;
  }

  private List<String> list(String name) {
    return lists.getOrDefault(name, List.of());
  }
}

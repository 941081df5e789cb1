package dev.moequant.interop.checkpoint;

import dev.moequant.interop.huggingface.ConfigValue;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The members of an object of a config, each of the type that vLLM takes: what is there as anything
 * else is 702, never what is taken where nothing is said. Who has read all members asks whether
 * they {@link #areSound()}.
 */
final class Members {
  private final Notes notes;
  private final List<ConfigValue> holders;
  private boolean areSound = true;

  /** Of several objects the first that has a member says it. */
  Members(Notes notes, ConfigValue... holders) {
    this.notes = notes;
    this.holders = List.of(holders);
  }

  /** Whether everything that was asked for is of its type, or not there. */
  boolean areSound() {
    return areSound;
  }

  /** The member under the first of its names that is there, whatever it is. */
  Optional<ConfigValue> find(String... names) {
    return holders.stream().flatMap(holder -> holder.findAny(names).stream()).findFirst();
  }

  Optional<Integer> integer(String... names) {
    return read(
        find(names),
        value -> value.integer().stream().boxed().findFirst(),
        value -> value.number().isPresent() ? "is no integer of 32 bits" : "is no integer",
        value -> unquoted(value, "-?[0-9]{1,9}", "give a whole number"));
  }

  /** How many values share a scale; -1 says that it is all of a row, or of a tensor. */
  Optional<Integer> groupSize(String... names) {
    Optional<Integer> size = integer(names);
    if (size.isPresent() && size.get() != -1 && size.get() < 1) {
      refuse(
          find(names).orElseThrow(),
          "is no size of a group",
          "give a number from 1 on, or -1 for one scale of all");
    }
    return size;
  }

  Optional<Boolean> flag(String... names) {
    return read(
        find(names),
        ConfigValue::flag,
        value -> "is neither true nor false",
        value -> unquoted(value, "(?i)true|false", "write true or false"));
  }

  /** A word, whose case does not count. */
  Optional<String> word(String... names) {
    return read(
        find(names),
        value -> value.text().map(text -> text.toLowerCase(Locale.ROOT)),
        value -> "is no text",
        value -> "give one of the words that the tool writes there");
  }

  Optional<ConfigValue> object(String... names) {
    return read(
        find(names),
        value -> Optional.of(value).filter(ConfigValue::isObject),
        value -> "is no object",
        value -> "write what the tool wrote that quantized the model");
  }

  /** The values of an object each of which is an object; none where there is none. */
  Map<String, ConfigValue> objects(String name) {
    Map<String, ConfigValue> all = object(name).map(ConfigValue::entries).orElse(Map.of());
    all.values().stream()
        .filter(value -> !value.isObject())
        .findFirst()
        .ifPresent(
            value ->
                refuse(
                    value,
                    "is no object",
                    "each key of %s has an object: {} where there is nothing to say"
                        .formatted(name)));
    return all;
  }

  /** A list of texts, as names of modules are. */
  Optional<ConfigValue> texts(String... names) {
    Optional<ConfigValue> list =
        read(
            find(names),
            value -> Optional.of(value).filter(ConfigValue::isList),
            value -> "is no list",
            value ->
                value.text().isPresent()
                    ? "write it as a list: [" + value.literal() + "]"
                    : "give a list of names");
    list.stream()
        .flatMap(found -> found.items().stream())
        .filter(item -> item.text().isEmpty())
        .findFirst()
        .ifPresent(item -> refuse(item, "is no text", "give a list of names, each as a text"));
    return list;
  }

  /** Two numbers from 1 on. */
  Optional<List<Integer>> pair(String... names) {
    Optional<ConfigValue> said = find(names);
    List<Integer> sides = said.map(Members::integers).orElse(List.of());
    if (said.isPresent() && (sides.size() != 2 || sides.stream().anyMatch(side -> side < 1))) {
      refuse(
          said.get(), "is no list of two numbers from 1 on", "write it as [128, 128] is written");
    }
    return said.map(found -> sides);
  }

  /** What is no list of integers has none; compressed-tensors takes 128x128, too. */
  private static List<Integer> integers(ConfigValue value) {
    Stream<Optional<Integer>> each =
        value
            .text()
            .filter(text -> text.matches("[0-9]{1,9}(x[0-9]{1,9})*"))
            .map(text -> Arrays.stream(text.split("x", -1)).map(Integer::valueOf).map(Optional::of))
            .orElseGet(
                () ->
                    value.items().stream()
                        .map(item -> item.integer().stream().boxed().findFirst()));
    List<Optional<Integer>> all = each.toList();
    return all.stream().allMatch(Optional::isPresent)
        ? all.stream().flatMap(Optional::stream).toList()
        : List.of();
  }

  /** 702 at a value, which is not to be used. */
  void refuse(ConfigValue value, String why, String help) {
    areSound = false;
    notes.malformed(value, why, help);
  }

  private <T> Optional<T> read(
      Optional<ConfigValue> value,
      Function<ConfigValue, Optional<T>> type,
      Function<ConfigValue, String> why,
      Function<ConfigValue, String> help) {
    Optional<T> read = value.flatMap(type);
    if (value.isPresent() && read.isEmpty()) {
      refuse(value.get(), why.apply(value.get()), help.apply(value.get()));
    }
    return read;
  }

  /** What was meant, where only the quotes are too many. */
  private static String unquoted(ConfigValue value, String meant, String otherwise) {
    return value
        .text()
        .filter(text -> text.matches(meant))
        .map(text -> "write it without quotes: " + text.toLowerCase(Locale.ROOT))
        .orElse(otherwise);
  }
}

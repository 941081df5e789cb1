package dev.moequant.cli.output;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.moequant.diagnostics.Fix;
import dev.moequant.diagnostics.Place;
import dev.moequant.scheme.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A fix of a scheme as an edit of the config that says it.
 *
 * @param place where the value begins
 * @param length how long the value is, on one line
 * @param text what stands there instead
 */
record ConfigEdit(Place.InFile place, int length, String text) {
  /** The keys that say no more than a member does. */
  private static final Map<String, String> MEMBERS =
      Map.of("weight_block_size", "blockShape", "group_size", "groupSize");

  /** Empty where the fix changes anything beside that value, or leaves the member out. */
  static Optional<ConfigEdit> of(Fix fix, Place.InFile place, Path file) {
    List<Member> changes = fix.changes();
    String key = place.path().substring(place.path().lastIndexOf('.') + 1);
    if (changes.size() != 1
        || changes.get(0).isDefault()
        || !changes.get(0).name().equals(MEMBERS.get(key))) {
      return Optional.empty();
    }
    // A list prints itself as JSON has it.
    return length(place, file)
        .map(length -> new ConfigEdit(place, length, String.valueOf(changes.get(0).value())));
  }

  /** How long the value is that begins there; empty for one of several lines. */
  private static Optional<Integer> length(Place.InFile place, Path file) {
    try {
      String line = Files.readAllLines(file).get(place.line() - 1);
      try (JsonParser value = new JsonFactory().createParser(line.substring(place.column() - 1))) {
        value.nextToken();
        value.skipChildren();
        value.finishToken();
        return Optional.of((int) value.currentLocation().getCharOffset());
      }
    } catch (IOException | IndexOutOfBoundsException otherFile) {
      return Optional.empty();
    }
  }

  int endColumn() {
    return place.column() + length;
  }
}

package dev.moequant.processor;

import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Location;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.lang.model.element.TypeElement;

/**
 * Findings of a round that are to be reported in the next one. After an error javac runs no round
 * but the last, so what waits for generated code would get no factory, and its users a false
 * "cannot find symbol". Places are not kept: an element of one round must not be used in the next.
 */
final class HeldFindings {
  private record OfType(NamedTypes type, List<Finding> findings) {}

  private final List<OfType> held = new ArrayList<>();

  boolean isEmpty() {
    return held.isEmpty();
  }

  void add(TypeElement type, Lookup lookup, List<LocatedFinding> findings) {
    NamedTypes name = new NamedTypes();
    name.add(type, lookup.moduleName(type));
    held.add(new OfType(name, findings.stream().map(LocatedFinding::finding).toList()));
  }

  /**
   * All of them, each where it is now. None is left afterwards.
   *
   * @param lookup finds the types
   * @param lookAgain what is wrong with a type, as its elements are in this round
   * @param homeless takes what is about a type that is not to be found by its name
   */
  List<LocatedFinding> take(
      Lookup lookup,
      Function<TypeElement, List<LocatedFinding>> lookAgain,
      Consumer<Finding> homeless) {
    List<LocatedFinding> all = new ArrayList<>();
    for (OfType one : held) {
      List<TypeElement> found = one.type().find(lookup);
      if (found.isEmpty()) {
        one.findings().forEach(homeless);
      } else {
        all.addAll(placed(found.get(0), one.findings(), lookAgain.apply(found.get(0))));
      }
    }
    held.clear();
    return all;
  }

  /** What was found, and what is found now, each once: the members may have changed since. */
  private static List<LocatedFinding> placed(
      TypeElement type, List<Finding> before, List<LocatedFinding> now) {
    List<LocatedFinding> open = new ArrayList<>(now);
    List<LocatedFinding> all = new ArrayList<>();
    for (Finding finding : before) {
      Optional<LocatedFinding> same =
          open.stream().filter(located -> located.finding().equals(finding)).findFirst();
      same.ifPresent(open::remove);
      all.add(same.orElseGet(() -> new LocatedFinding(finding, new Location(type, null, null))));
    }
    all.addAll(open);
    return all;
  }
}

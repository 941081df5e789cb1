package dev.moequant.processor;

import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.read.LombokQuirks;
import dev.moequant.processor.report.Unseen;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.ElementFilter;

/** All that is known from one round to the next: names, never elements. */
final class ProcessorState {
  /** Types whose values are not there yet. */
  final NamedTypes deferred = new NamedTypes();

  /** What is wrong with types of the last round, while others waited. */
  final HeldFindings held = new HeldFindings();

  /** Types with bindings and, so far, no scheme. */
  final NamedTypes withoutScheme = new NamedTypes();

  /**
   * Those of them with an annotation that does not exist (yet). After an error javac no longer says
   * so in the last round.
   */
  final Set<String> withUnresolvedAnnotation = new HashSet<>();

  /** Types whose members a class with a scheme has. */
  final Set<String> inherited = new HashSet<>();

  /** By the name of a factory, as the Filer gets it, the name of its type. */
  final Map<String, String> written = new HashMap<>();

  /** How many factories have been written. */
  int files;

  /** The top-level types that are compiled, generated ones included. */
  final NamedTypes roots = new NamedTypes();

  /** Scheme annotations declared in this compilation: what is wrong with them is said there. */
  final Set<String> declaredHere = new HashSet<>();

  /** What Eclipse's compiler has no place for. */
  final Unseen unseen = new Unseen();

  /** What has been said of members, which several classes may inherit. */
  final Set<String> said = new HashSet<>();

  /** The kernels of vLLM, once a deployment has asked for them. */
  final DeployedKernels kernels = new DeployedKernels();

  /** What checkpoints say, once a class has named one. */
  final Checkpoints checkpoints = new Checkpoints();

  /** Which classes have waited for Lombok. */
  final LombokQuirks lombok = new LombokQuirks();

  /** Whether there was a round before this one. */
  boolean hasEarlierRoots;

  /** Whether the options have been looked at. */
  boolean optionsChecked;

  /**
   * Remembers what is new in a round, in each compilation: an annotation of an earlier class may be
   * generated in a later round, as a scheme.
   */
  void addRoots(RoundEnvironment round, Lookup lookup) {
    hasEarlierRoots = !roots.isEmpty();
    for (TypeElement root : ElementFilter.typesIn(round.getRootElements())) {
      roots.add(root, lookup.moduleName(root));
    }
  }

  /** Whether a type is to be looked at again, whatever is new in the round. */
  boolean isWaiting() {
    return !(deferred.isEmpty() && withoutScheme.isEmpty() && held.isEmpty());
  }
}

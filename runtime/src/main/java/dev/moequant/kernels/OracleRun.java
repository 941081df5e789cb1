package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One question to one oracle. */
final class OracleRun {
  private static final String VALUE_ERROR = "ValueError";

  private final Oracle oracle;
  private final KernelCatalogue catalogue;
  private final KernelQuestion question;
  private final @Nullable String requested;
  private KernelQuestion lastAsked;

  OracleRun(Oracle oracle, KernelCatalogue catalogue, KernelQuestion question) {
    this.oracle = oracle;
    this.catalogue = catalogue;
    this.question = question;
    this.lastAsked = question;
    this.requested =
        oracle.keys().takesRequested()
            ? (String) question.find(Quantity.REQUESTED_ACTIVATION_KEY)
            : null;
  }

  /** The automatic order: what is tried, and what was left out of it by which filter. */
  record Order(
      List<String> backends, Map<String, OracleCandidates.Filter> leftOut, boolean isForced) {}

  Selection select() {
    for (OracleEnds.Answer answer : oracle.ends().shortCircuits()) {
      if (answer.when().holds(question) && stands(answer)) {
        return answered(answer);
      }
    }
    return oracle.named().isAuto(question.moeBackend()) ? automatic() : named();
  }

  private boolean stands(OracleEnds.Answer answer) {
    return answer.ifStands().isEmpty()
        || answer
            .kernel()
            .filter(id -> KernelChecks.stands(kernel(id), question, answer.ifStands(), true))
            .isPresent();
  }

  private Selection answered(OracleEnds.Answer answer) {
    return answer
        .backend()
        .map(backend -> Selection.of(backend, answer.kernel(), answer.source()))
        .orElseGet(
            () ->
                Selection.of(
                    new Refusal(answer.raises().orElse(VALUE_ERROR), ""), answer.source()));
  }

  private Selection named() {
    NamedBackends named = oracle.named();
    String name = question.moeBackend();
    if (!named.names().containsKey(name)) {
      String all = String.join(", ", named.names().keySet());
      return refused(named.unknown().filled("name", name).filled("list", all));
    }
    List<String> backends = ofName(name);
    Optional<NamedBackends.NameRefusal> refusal = refusalOf(backends);
    return refusal.isPresent()
        ? Selection.of(refusal.get().refusal().filled("name", name), refusal.get().source())
        : attempt(backends, true).orElseGet(() -> refused(unsupported(backends)));
  }

  /** The row by which the name is refused before a kernel is asked. */
  Optional<NamedBackends.NameRefusal> nameRefusal() {
    return refusalOf(ofName(question.moeBackend()));
  }

  private Optional<NamedBackends.NameRefusal> refusalOf(List<String> backends) {
    return oracle.named().refusals().stream()
        .filter(row -> row.when().holds(question))
        .filter(row -> row.backends().stream().anyMatch(backends::contains))
        .findFirst();
  }

  /** The names that lead to a backend; of those with another key than is asked for, none does. */
  List<String> namesOf(String backend) {
    List<String> all = oracle.namesOfBackend(backend);
    return requested == null
        ? all
        : all.stream().filter(name -> ofName(name).contains(backend)).toList();
  }

  /** The backends that are tried for a name. */
  List<String> ofName(String name) {
    NamedBackends named = oracle.named();
    List<String> backends = new ArrayList<>(named.names().getOrDefault(name, List.of()));
    Optional<NamedBackends.Rule> rule =
        named.rules().stream()
            .filter(each -> each.name().equals(name) && each.when().holds(question))
            .findFirst();
    if (rule.isPresent()) {
      backends.clear();
      backends.addAll(rule.get().backends());
    } else if (named.isFilteredByKey()) {
      List<String> matching = backends.stream().filter(this::hasRequestedKey).toList();
      if (!matching.isEmpty() || requested != null) {
        backends.retainAll(matching);
      }
    }
    if (KernelAbilities.BATCHED.equals(question.find(Quantity.ACTIVATION_FORMAT))) {
      backends.replaceAll(backend -> named.batched().getOrDefault(backend, backend));
    }
    if (named.isFiltered()) {
      applied(OracleCandidates.Effect.REMOVE).forEach(f -> backends.removeAll(f.backends()));
    }
    return backends;
  }

  private List<OracleCandidates.Filter> applied(OracleCandidates.Effect effect) {
    return oracle.candidates().filters().stream()
        .filter(filter -> filter.effect() == effect && filter.when().holds(question))
        .toList();
  }

  private Refusal unsupported(List<String> backends) {
    Refusal refusal = oracle.named().unsupported();
    return backends.isEmpty()
        ? refusal
        : refusal.filled("backend", backends.get(0)).filled("reason", reason(backends.get(0)));
  }

  private String reason(String backend) {
    List<String> of = backend(backend).kernels();
    return of.isEmpty()
        ? ""
        : KernelChecks.firstRefusal(kernel(of.get(of.size() - 1)), asked(backend, true)).stream()
            .findFirst()
            .map(Reason::sentence)
            .orElse("");
  }

  private Selection automatic() {
    Order order = order();
    Optional<Selection> choice = attempt(order.backends(), false);
    if (choice.isPresent()) {
      return choice.get();
    }
    if (order.isForced()) {
      return refused(new Refusal(VALUE_ERROR, ""));
    }
    for (OracleEnds.Answer last : oracle.ends().lastResorts()) {
      if (last.when().holds(question)) {
        return isRefused(last)
            ? Selection.of(new Refusal(last.raises().orElse(VALUE_ERROR), ""), last.source())
            : answered(last);
      }
    }
    OracleEnds.NothingFits end = oracle.ends().nothingFits();
    return end.when().holds(question) || end.otherwise().isEmpty()
        ? Selection.of(end.refusal(), end.source())
        : Selection.of(end.otherwise().get(), Optional.empty(), end.source());
  }

  /** A last resort is asked as a layer without an activation key, and by its own rows only. */
  private boolean isRefused(OracleEnds.Answer last) {
    KernelPair pair = new KernelPair(question.pair().weightKey(), KernelPair.NONE);
    return last.raises().isPresent()
        && last.kernel()
            .filter(
                id ->
                    KernelChecks.stands(
                        kernel(id), question.withPair(pair), KernelChecks.ALL, false))
            .isEmpty();
  }

  /** What vLLM tries where the choice is its own. */
  Order order() {
    List<String> backends = new ArrayList<>(oracle.candidates().order(question));
    Map<String, OracleCandidates.Filter> leftOut = new LinkedHashMap<>();
    for (OracleCandidates.Filter filter : oracle.candidates().filters()) {
      if (filter.when().holds(question)) {
        backends.removeIf(
            backend -> {
              boolean isOut = leavesOut(filter, backend);
              if (isOut) {
                leftOut.put(backend, filter);
              }
              return isOut;
            });
        if (filter.effect() == OracleCandidates.Effect.FORCE) {
          return new Order(filter.backends().subList(0, 1), leftOut, true);
        }
      }
    }
    return new Order(backends, leftOut, false);
  }

  private boolean leavesOut(OracleCandidates.Filter filter, String backend) {
    return switch (filter.effect()) {
      case REMOVE -> filter.backends().contains(backend);
      case FORCE, KEEP_ONLY -> !filter.backends().contains(backend);
      case KEEP_MATCHING -> !hasRequestedKey(backend);
    };
  }

  private boolean hasRequestedKey(String backend) {
    String own = backend(backend).activationKey();
    return requested == null
        ? own.equals(KernelPair.NONE)
        : own.equals(requested) || oracle.keys().anyKey().contains(backend);
  }

  private Optional<Selection> attempt(List<String> backends, boolean isNamed) {
    for (String backend : backends) {
      KernelQuestion asked = asked(backend, isNamed);
      for (String id : backend(backend).kernels()) {
        if (KernelChecks.stands(kernel(id), asked, KernelChecks.ALL, true)) {
          return Optional.of(Selection.of(backend, Optional.of(id), oracle.about().source()));
        }
      }
    }
    return Optional.empty();
  }

  /** The backend with its kernels, in the order in which they are tried. */
  OracleCandidates.Backend backend(String name) {
    return oracle.candidates().backend(name, question);
  }

  /** The question as a backend gets it: with the activation key that goes with it. */
  KernelQuestion asked(String backend, boolean isNamed) {
    String key = key(backend, isNamed);
    // Backends beside each other have the same key, and a copy for each would be thrown away.
    if (!key.equals(lastAsked.pair().activationKey())) {
      lastAsked = question.withPair(new KernelPair(question.pair().weightKey(), key));
    }
    return lastAsked;
  }

  private String key(String backend, boolean isNamed) {
    if (isNamed && isWithoutKey(backend)) {
      return KernelPair.NONE;
    }
    OracleKeys keys = oracle.keys();
    String own = backend(backend).activationKey();
    String given = requested == null ? KernelPair.NONE : requested;
    return switch (isNamed ? keys.named() : keys.automatic()) {
      case CALLER -> question.pair().activationKey();
      case BACKEND -> own;
      case REQUESTED -> requested == null ? own : requested;
      case REQUESTED_FOR_ANY_KEY -> keys.anyKey().contains(backend) ? given : own;
    };
  }

  private boolean isWithoutKey(String backend) {
    for (NamedBackends.Rule rule : oracle.named().withoutKey()) {
      if (rule.backends().contains(backend) && rule.when().holds(question)) {
        return true;
      }
    }
    return false;
  }

  private Selection refused(Refusal refusal) {
    return Selection.of(refusal, oracle.about().source());
  }

  Kernel kernel(String id) {
    return catalogue.kernel(id);
  }
}

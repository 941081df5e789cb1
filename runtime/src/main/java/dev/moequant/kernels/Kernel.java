package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.List;

/**
 * One expert class of vLLM: what it takes, what it silently does not do, how it pads. Immutable.
 */
public final class Kernel {
  private static final List<Check> ASKED_OF_EACH_CLASS =
      List.of(Check.PARALLEL, Check.ROUTING, Check.ROUTER_LOGITS_DTYPE, Check.HIDDEN_SIZE);

  private final KernelAbout about;
  private final KernelAbilities abilities;
  private final List<DeviceSupport> devices;
  private final List<Constraint> constraints;
  private final List<Ignored> ignores;
  private final List<Padding> padding;
  private final List<Constraint> checks;
  private final List<Constraint> load;
  private final List<Constraint> run;
  private final DevicePlaces anywhere;
  private final List<DevicePlaces> ofPairs;

  /**
   * All of a kernel.
   *
   * @param about what it is
   * @param abilities what it says that it takes
   * @param devices where it runs
   * @param constraints what must hold beside, in the order of the file
   * @param ignores what it does not do as declared
   * @param padding how it pads
   */
  public Kernel(
      KernelAbout about,
      KernelAbilities abilities,
      List<DeviceSupport> devices,
      List<Constraint> constraints,
      List<Ignored> ignores,
      List<Padding> padding) {
    this.about = about;
    this.abilities = abilities;
    this.devices = List.copyOf(devices);
    this.constraints = List.copyOf(constraints);
    this.ignores = List.copyOf(ignores);
    this.padding = List.copyOf(padding);
    this.checks = inOrder(abilityChecks(), of(Phase.SELECTION));
    this.load = of(Phase.LOAD);
    this.run = of(Phase.RUN);
    this.anywhere = new DevicePlaces(about.source(), devices);
    this.ofPairs = covering(abilities.pairs());
  }

  private Kernel(Kernel kernel, List<Constraint> constraints) {
    this.about = kernel.about;
    this.abilities = kernel.abilities;
    this.devices = kernel.devices;
    this.constraints = List.copyOf(constraints);
    this.ignores = kernel.ignores;
    this.padding = kernel.padding;
    this.checks = inOrder(abilityChecks(), of(Phase.SELECTION));
    this.load = of(Phase.LOAD);
    this.run = of(Phase.RUN);
    this.anywhere = kernel.anywhere;
    this.ofPairs = kernel.ofPairs;
  }

  private List<DevicePlaces> covering(List<KernelPair> pairs) {
    List<DevicePlaces> all = new ArrayList<>(pairs.size());
    for (KernelPair pair : pairs) {
      List<DeviceSupport> covering = new ArrayList<>(devices.size());
      for (DeviceSupport kind : devices) {
        if (kind.covers(pair)) {
          covering.add(kind);
        }
      }
      boolean isAnywhere = covering.size() == devices.size();
      all.add(isAnywhere ? anywhere : new DevicePlaces(about.source(), covering));
    }
    return List.copyOf(all);
  }

  private List<Constraint> of(Phase phase) {
    List<Constraint> rows = new ArrayList<>();
    for (Constraint row : constraints) {
      if (row.phase() == phase) {
        rows.add(row);
      }
    }
    return List.copyOf(rows);
  }

  private List<Constraint> abilityChecks() {
    List<Constraint> rows = new ArrayList<>();
    if (!abilities.isAsked()) {
      return List.of(ability(Criterion.of(Quantity.PAIR, Comparison.ONE_OF)));
    }
    if (abilities.gating() == Gating.GATED || abilities.gating() == Gating.NON_GATED) {
      boolean isGated = abilities.gating() == Gating.GATED;
      rows.add(ability(Criterion.of(Quantity.IS_ACT_AND_MUL, Comparison.EQUALS, isGated)));
    }
    rows.add(ability(oneOf(Quantity.ACTIVATION, abilities.activations())));
    rows.add(ability(oneOf(Quantity.PAIR, abilities.pairs())));
    rows.add(
        ability(
            Criterion.of(
                Quantity.ACTIVATION_FORMAT, Comparison.EQUALS, abilities.activationFormat())));
    if (!abilities.batchInvariant()) {
      rows.add(
          ability(
              Criterion.ofVariable(Constraint.BATCH_INVARIANT, false, Comparison.EQUALS, false)));
    }
    if (!abilities.lora()) {
      rows.add(ability(Criterion.of(Quantity.IS_LORA_ENABLED, Comparison.ABSENT)));
    }
    return rows;
  }

  private static Criterion oneOf(Quantity quantity, List<?> values) {
    return Criterion.of(quantity, Comparison.ONE_OF, values.toArray());
  }

  private Constraint ability(Criterion criterion) {
    return new Constraint(
        criterion, Condition.ALWAYS, Phase.SELECTION, Constraint.KERNEL, "", about.source());
  }

  /**
   * What vLLM asks of each class comes in the order of {@link Check}; what single classes ask comes
   * behind, and what the oracle asks last.
   */
  private static List<Constraint> inOrder(List<Constraint> abilities, List<Constraint> rows) {
    boolean asksBothSizes = false;
    for (Constraint row : rows) {
      asksBothSizes |= !row.isByOracle() && row.check() == Check.INTERMEDIATE_SIZE;
    }
    List<Constraint> all = new ArrayList<>(abilities);
    List<Constraint> ofSome = new ArrayList<>();
    List<Constraint> ofOracle = new ArrayList<>();
    for (Constraint row : rows) {
      (isAskedOfEach(row, asksBothSizes) ? all : row.isByOracle() ? ofOracle : ofSome).add(row);
    }
    all.sort((one, other) -> one.check().compareTo(other.check()));
    all.addAll(ofSome);
    all.addAll(ofOracle);
    return List.copyOf(all);
  }

  /** vLLM asks each class about H alone; a class that looks at I looks at both behind all else. */
  private static boolean isAskedOfEach(Constraint row, boolean asksBothSizes) {
    return !row.isByOracle()
        && ASKED_OF_EACH_CLASS.contains(row.check())
        && !(asksBothSizes && row.check() == Check.HIDDEN_SIZE);
  }

  /** The same kernel with more rows, behind its own. */
  Kernel with(List<Constraint> more) {
    if (more.isEmpty()) {
      return this;
    }
    List<Constraint> all = new ArrayList<>(constraints);
    all.addAll(more);
    return new Kernel(this, all);
  }

  /**
   * The name of the class; a file behind it where vLLM has two of that name.
   *
   * @return for example {@code CPUExpertsInt4@cpu_moe}
   */
  public String id() {
    return about.id();
  }

  /**
   * What it is.
   *
   * @return its name, style, source
   */
  public KernelAbout about() {
    return about;
  }

  /**
   * What it says that it takes.
   *
   * @return activation functions, keys and the like
   */
  public KernelAbilities abilities() {
    return abilities;
  }

  /**
   * Where it runs.
   *
   * @return kinds of devices
   */
  public List<DeviceSupport> devices() {
    return devices;
  }

  /**
   * What must hold.
   *
   * @param phase when vLLM says no
   * @return of the selection also what {@link #abilities} say, in vLLM's order of checks; of others
   *     the rows in the order of the file
   */
  public List<Constraint> constraints(Phase phase) {
    return switch (phase) {
      case SELECTION -> checks;
      case LOAD -> load;
      case RUN -> run;
    };
  }

  /**
   * What it does not do as declared.
   *
   * @return the rows, whatever the question
   */
  public List<Ignored> ignores() {
    return ignores;
  }

  /**
   * How it pads.
   *
   * @return the rows, whatever the question
   */
  public List<Padding> padding() {
    return padding;
  }

  /** Where it runs anything. */
  DevicePlaces anywhere() {
    return anywhere;
  }

  /** Where it runs a pair; anywhere for one that it does not take. */
  DevicePlaces places(KernelPair pair) {
    for (int i = 0; i < ofPairs.size(); i++) {
      if (abilities.pairs().get(i).matches(pair)) {
        return ofPairs.get(i);
      }
    }
    return anywhere;
  }

  /** Prints the id. */
  @Override
  public String toString() {
    return id();
  }
}

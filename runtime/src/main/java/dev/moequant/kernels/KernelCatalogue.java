package dev.moequant.kernels;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All kernels and oracles of one revision of vLLM, each made when it is first asked for. A {@link
 * Builder} makes it once, nothing changes what it answers, and any number of threads may ask it.
 */
public final class KernelCatalogue {
  private final Source source;
  private final Rows<Kernel> kernels;
  private final Rows<Oracle> oracles;
  private final List<QuantKeyEntry> quantKeys;
  private final List<String> moeBackends;
  private final List<String> batchedAll2all;
  private final List<HiddenRounding> hiddenRounding;

  private KernelCatalogue(Builder builder) {
    source = builder.source;
    oracles = new Rows<>(builder.oracles);
    kernels = new Rows<>(builder.prepared());
    quantKeys = List.copyOf(builder.quantKeys);
    moeBackends = List.copyOf(builder.moeBackends);
    batchedAll2all = List.copyOf(builder.batchedAll2all);
    hiddenRounding = List.copyOf(builder.hiddenRounding);
  }

  /**
   * Where a catalogue is from.
   *
   * @param revision the month, for example 2026-08
   * @param commit of vLLM's repository, all digits
   * @param date of the commit
   */
  public record Source(String revision, String commit, String date) {}

  /**
   * Where it is from.
   *
   * @return the revision of vLLM
   */
  public Source source() {
    return source;
  }

  /**
   * All kernels.
   *
   * @return in the order of the file
   */
  public List<Kernel> kernels() {
    return kernels.all();
  }

  /**
   * All oracles.
   *
   * @return in the order of the file
   */
  public List<Oracle> oracles() {
    return oracles.all();
  }

  /**
   * vLLM's names for how an operand can be quantized.
   *
   * @return in the order of the file
   */
  public List<QuantKeyEntry> quantKeys() {
    return quantKeys;
  }

  /**
   * What {@code --moe-backend} may say at all, whichever oracle is asked.
   *
   * @return in the order of the file
   */
  public List<String> moeBackends() {
    return moeBackends;
  }

  /**
   * A kernel.
   *
   * @param id for example MarlinExperts
   * @return the kernel
   * @throws NoSuchElementException if there is none
   */
  public Kernel kernel(String id) {
    return found(kernels, "kernel", id);
  }

  /**
   * An oracle.
   *
   * @param id for example fp8
   * @return the oracle
   * @throws NoSuchElementException if there is none
   */
  public Oracle oracle(String id) {
    return found(oracles, "oracle", id);
  }

  private <T> T found(Rows<T> all, String what, String id) {
    @Nullable T row = all.find(id);
    if (row == null) {
      throw new NoSuchElementException("vLLM " + source.revision() + " has no " + what + " " + id);
    }
    return row;
  }

  /**
   * What vLLM chooses.
   *
   * @param oracleId for example fp8
   * @param question the layer and where it runs
   * @return a backend and its kernel, or an exception
   * @throws NoSuchElementException if there is no such oracle
   */
  public Selection select(String oracleId, KernelQuestion question) {
    Oracle oracle = oracle(oracleId);
    return new OracleRun(oracle, this, Examination.inFormat(oracle, question, batchedAll2all))
        .select();
  }

  /**
   * What vLLM chooses, and what each kernel of the oracle says.
   *
   * @param oracleId for example fp8
   * @param question the layer and where it runs
   * @return the report
   * @throws NoSuchElementException if there is no such oracle
   */
  public KernelReport examine(String oracleId, KernelQuestion question) {
    return examination(oracleId, question).report();
  }

  private Examination examination(String oracleId, KernelQuestion question) {
    Oracle oracle = oracle(oracleId);
    return new Examination(oracle, this, Examination.inFormat(oracle, question, batchedAll2all));
  }

  /**
   * What vLLM chooses, and what that kernel says; the others are not asked for their reasons.
   *
   * @param oracleId for example fp8
   * @param question the layer and where it runs
   * @return the choice, as {@link #examine} has it
   * @throws NoSuchElementException if there is no such oracle
   */
  public Choice choose(String oracleId, KernelQuestion question) {
    return examination(oracleId, question).choice();
  }

  /**
   * The row by which a name is refused, whichever of its kernels would run the layer.
   *
   * @param oracleId for example nvfp4
   * @param question the layer, where it runs, and the name
   * @return empty where kernels are asked
   * @throws NoSuchElementException if there is no such oracle
   */
  public Optional<NamedBackends.NameRefusal> nameRefusal(String oracleId, KernelQuestion question) {
    return examination(oracleId, question).nameRefusal();
  }

  /**
   * Every reason why a kernel would not be chosen, whatever the oracle.
   *
   * @param kernelId for example MarlinExperts
   * @param question the layer and where it runs
   * @return the reason that vLLM finds first in front; none where it would be chosen
   * @throws NoSuchElementException if there is no such kernel
   */
  public List<Reason> refusals(String kernelId, KernelQuestion question) {
    return KernelChecks.refused(kernel(kernelId), question);
  }

  /**
   * Every reason why a kernel fails after it was chosen.
   *
   * @param kernelId for example MarlinExperts
   * @param question the layer and where it runs
   * @param phase load or run
   * @return the reasons in the order of the file
   * @throws NoSuchElementException if there is no such kernel
   */
  public List<Reason> failures(String kernelId, KernelQuestion question, Phase phase) {
    return KernelChecks.fails(kernel(kernelId), question, phase);
  }

  /**
   * To what the all2all backend of a question rounds H up.
   *
   * @param question the layer and where it runs
   * @return empty where it does not
   */
  public Optional<HiddenRounding> hiddenRounding(KernelQuestion question) {
    Object backend = question.get(Quantity.ALL2ALL_BACKEND).orElse("");
    return hiddenRounding.stream().filter(row -> row.all2allBackend().equals(backend)).findFirst();
  }

  /** In the order of the file. */
  Set<String> oracleIds() {
    return oracles.ids();
  }

  /** Prints {@code kernels of vLLM 2026-08}. */
  @Override
  public String toString() {
    return "kernels of vLLM " + source.revision();
  }

  /** Collects what a catalogue holds. */
  public static final class Builder {
    private final Source source;
    private final Map<String, Supplier<Kernel>> kernels = new LinkedHashMap<>();
    private final Map<String, Supplier<Oracle>> oracles = new LinkedHashMap<>();
    private final List<QuantKeyEntry> quantKeys = new ArrayList<>();
    private final List<String> moeBackends = new ArrayList<>();
    private final List<String> batchedAll2all = new ArrayList<>();
    private final List<HiddenRounding> hiddenRounding = new ArrayList<>();
    private final List<PrepareRow> prepare = new ArrayList<>();

    /**
     * An empty catalogue.
     *
     * @param source where it is from
     */
    public Builder(Source source) {
      this.source = source;
    }

    /**
     * With quantization keys.
     *
     * @param rows all of them
     * @return this
     */
    public Builder quantKeys(List<QuantKeyEntry> rows) {
      quantKeys.addAll(rows);
      return this;
    }

    /**
     * With what {@code --moe-backend} may say.
     *
     * @param names vLLM's
     * @return this
     */
    public Builder moeBackends(List<String> names) {
      moeBackends.addAll(names);
      return this;
    }

    /**
     * With the all2all backends over which activations are batched.
     *
     * @param names vLLM's
     * @return this
     */
    public Builder batchedAll2all(List<String> names) {
      batchedAll2all.addAll(names);
      return this;
    }

    /**
     * With what all2all backends round H to.
     *
     * @param rows one for each that does
     * @return this
     */
    public Builder hiddenRounding(List<HiddenRounding> rows) {
      hiddenRounding.addAll(rows);
      return this;
    }

    /**
     * With what must hold for several kernels.
     *
     * @param rows each is added to its kernels, behind their own
     * @return this
     */
    public Builder prepare(List<PrepareRow> rows) {
      prepare.addAll(rows);
      return this;
    }

    /**
     * With a kernel.
     *
     * @param id each once
     * @param maker makes the kernel of that id when it is first asked for, by any thread
     * @return this
     */
    public Builder kernel(String id, Supplier<Kernel> maker) {
      kernels.put(id, maker);
      return this;
    }

    /**
     * With an oracle.
     *
     * @param id each once
     * @param maker makes the oracle of that id when it is first asked for, by any thread; its
     *     kernels are those of {@link #kernel}
     * @return this
     */
    public Builder oracle(String id, Supplier<Oracle> maker) {
      oracles.put(id, maker);
      return this;
    }

    private Map<String, Supplier<Kernel>> prepared() {
      List<PrepareRow> rows = List.copyOf(prepare);
      Map<String, Supplier<Kernel>> all = new LinkedHashMap<>();
      kernels.forEach((id, maker) -> all.put(id, () -> prepared(maker.get(), rows)));
      return all;
    }

    private static Kernel prepared(Kernel kernel, List<PrepareRow> prepare) {
      List<Constraint> rows = new ArrayList<>();
      for (PrepareRow row : prepare) {
        if (row.isOf(kernel)) {
          rows.add(row.row());
        }
      }
      return kernel.with(rows);
    }

    /**
     * The catalogue.
     *
     * @return all that was said so far
     */
    public KernelCatalogue build() {
      return new KernelCatalogue(this);
    }
  }
}

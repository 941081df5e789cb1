package dev.moequant.layer;

import dev.moequant.scheme.VllmRevision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The environment variables that MoE layers read, as they were when this object was made (vLLM:
 * {@code vllm/envs.py}; 17edd8a80, b6ff8a2f5). Nothing reads the environment behind your back.
 */
public final class MoEEnvironment {
  /** What 2025-10 does not read yet. */
  private static final Set<String> TO_COME = Set.of("VLLM_BATCH_INVARIANT");

  /** What 2026-07 does not read any more. */
  private static final Set<String> GONE =
      Set.of(
          "VLLM_MOE_DP_CHUNK_SIZE",
          "VLLM_ALL2ALL_BACKEND",
          "VLLM_USE_FLASHINFER_MOE_FP4",
          "VLLM_FLASHINFER_MOE_BACKEND");

  /**
   * Of ba8d2165b, where the seed's answers were recorded: its refusal lists these. 17edd8a80, two
   * weeks later, takes flashinfer_all2allv, too; no answer of that is recorded.
   */
  private static final List<String> ALL2ALL_BACKENDS =
      List.of(
          "naive",
          "pplx",
          "deepep_high_throughput",
          "deepep_low_latency",
          ParallelConfig.DEFAULT_BACKEND);

  private static final List<String> FLASHINFER_BACKENDS = List.of("throughput", "latency");
  private static final Pattern PYTHON_INT = Pattern.compile("[+-]?[0-9]+(_[0-9]+)*");

  private final VllmRevision revision;
  private final int moeDpChunkSize;
  private final @Nullable String all2AllBackend;
  private final boolean useFlashinferMoeFp4;
  private final String flashinferMoeBackend;
  private final @Nullable String tunedConfigFolder;
  private final boolean batchInvariant;
  private final OnceLogger log;

  private MoEEnvironment(
      VllmRevision revision, Map<String, String> variables, System.Logger logger) {
    this.revision = revision;
    this.moeDpChunkSize =
        integer(variables, "VLLM_MOE_DP_CHUNK_SIZE", FusedMoEOptions.MAX_NUM_TOKENS);
    this.all2AllBackend =
        choice(variables, "VLLM_ALL2ALL_BACKEND", ParallelConfig.DEFAULT_BACKEND, ALL2ALL_BACKENDS);
    this.useFlashinferMoeFp4 = integer(variables, "VLLM_USE_FLASHINFER_MOE_FP4", 0) != 0;
    this.flashinferMoeBackend =
        choice(variables, "VLLM_FLASHINFER_MOE_BACKEND", "throughput", FLASHINFER_BACKENDS);
    this.tunedConfigFolder = variables.get("VLLM_TUNED_CONFIG_FOLDER");
    this.batchInvariant = integer(variables, "VLLM_BATCH_INVARIANT", 0) != 0;
    this.log = new OnceLogger(logger);
  }

  private MoEEnvironment(MoEEnvironment like, @Nullable String all2AllBackend) {
    this.revision = like.revision;
    this.moeDpChunkSize = like.moeDpChunkSize;
    this.all2AllBackend = all2AllBackend;
    this.useFlashinferMoeFp4 = like.useFlashinferMoeFp4;
    this.flashinferMoeBackend = like.flashinferMoeBackend;
    this.tunedConfigFolder = like.tunedConfigFolder;
    this.batchInvariant = like.batchInvariant;
    this.log = like.log;
  }

  /**
   * What a revision reads of given variables; what is missing has vLLM's default, and so has what
   * the revision does not read: 2025-10 knows no VLLM_BATCH_INVARIANT, later ones that and
   * VLLM_TUNED_CONFIG_FOLDER only.
   *
   * @param revision as which vLLM to read
   * @param variables names and values; others than vLLM's are not looked at
   * @return the environment
   * @throws IllegalArgumentException for a value that vLLM refuses; names the variable and what it
   *     takes
   */
  public static MoEEnvironment of(VllmRevision revision, Map<String, String> variables) {
    return of(revision, variables, System.getLogger("dev.moequant"));
  }

  /**
   * The same with a logger of your own.
   *
   * @param revision as which vLLM to read
   * @param variables names and values; others than vLLM's are not looked at
   * @param logger gets what vLLM logs, at level DEBUG and each message once
   * @return the environment
   * @throws IllegalArgumentException for a value that vLLM refuses; names the variable and what it
   *     takes
   */
  public static MoEEnvironment of(
      VllmRevision revision, Map<String, String> variables, System.Logger logger) {
    Map<String, String> read = new HashMap<>(variables);
    read.keySet().removeAll(revision.has(VllmRevision.V2026_07) ? GONE : TO_COME);
    return new MoEEnvironment(revision, read, logger);
  }

  /**
   * The environment of this process, as it is now and as a revision reads it.
   *
   * @param revision as which vLLM to read
   * @return the environment
   * @throws IllegalArgumentException for a value that vLLM refuses
   */
  public static MoEEnvironment ofSystem(VllmRevision revision) {
    return of(revision, System.getenv());
  }

  /**
   * A backend that the environment could not say: vLLM's properties only compare it.
   *
   * @param backend any text, or null
   * @return the same but for that, of the same revision
   */
  public MoEEnvironment withAll2AllBackend(@Nullable String backend) {
    return new MoEEnvironment(this, backend);
  }

  /** {@return as which vLLM the variables were read} */
  public VllmRevision revision() {
    return revision;
  }

  /** {@return the default of max_num_tokens} vLLM: {@code VLLM_MOE_DP_CHUNK_SIZE}, 256. */
  public int moeDpChunkSize() {
    return moeDpChunkSize;
  }

  /** {@return the all2all backend} vLLM: {@code VLLM_ALL2ALL_BACKEND}, allgather_reducescatter. */
  public @Nullable String all2AllBackend() {
    return all2AllBackend;
  }

  /** {@return whether FlashInfer does nvfp4} vLLM: {@code VLLM_USE_FLASHINFER_MOE_FP4}, 0. */
  public boolean useFlashinferMoeFp4() {
    return useFlashinferMoeFp4;
  }

  /** {@return throughput or latency} vLLM: {@code VLLM_FLASHINFER_MOE_BACKEND}, throughput. */
  public String flashinferMoeBackend() {
    return flashinferMoeBackend;
  }

  /** {@return your own tuned kernel files, or null} vLLM: {@code VLLM_TUNED_CONFIG_FOLDER}. */
  public @Nullable String tunedConfigFolder() {
    return tunedConfigFolder;
  }

  /**
   * {@return whether results must not depend on the rest of the batch} vLLM: {@code
   * VLLM_BATCH_INVARIANT}, 0; 2026-07 and later, 2025-10 does not look at it.
   */
  public boolean batchInvariant() {
    return batchInvariant;
  }

  /** Whether FlashInfer's CUTLASS kernels are taken where they are installed, as 2025-10 does. */
  boolean choosesCutlass() {
    return useFlashinferMoeFp4 && flashinferMoeBackend.equals("throughput");
  }

  OnceLogger log() {
    return log;
  }

  private static String choice(
      Map<String, String> variables, String name, String byDefault, List<String> options) {
    String value = variables.getOrDefault(name, byDefault);
    if (!options.contains(value)) {
      throw new IllegalArgumentException(
          "Invalid value '" + value + "' for " + name + ". Valid options: " + options);
    }
    return value;
  }

  /** Python's int(): white space around it, a sign, and single underscores inside are fine. */
  private static int integer(Map<String, String> variables, String name, int byDefault) {
    String value = variables.getOrDefault(name, String.valueOf(byDefault));
    String digits = value.strip();
    if (PYTHON_INT.matcher(digits).matches()) {
      try {
        return Integer.parseInt(digits.replace("_", ""));
      } catch (NumberFormatException tooLarge) {
        throw notAnInteger(name, value);
      }
    }
    throw notAnInteger(name, value);
  }

  private static IllegalArgumentException notAnInteger(String name, String value) {
    return new IllegalArgumentException(
        "Invalid value '" + value + "' for " + name + ". It takes an integer of 32 bits");
  }

  /** Prints the revision and the values. */
  @Override
  public String toString() {
    return "MoEEnvironment[%s, VLLM_MOE_DP_CHUNK_SIZE=%d, VLLM_ALL2ALL_BACKEND=%s, "
            .formatted(revision, moeDpChunkSize, all2AllBackend)
        + "VLLM_USE_FLASHINFER_MOE_FP4=%b, VLLM_FLASHINFER_MOE_BACKEND=%s, "
            .formatted(useFlashinferMoeFp4, flashinferMoeBackend)
        + "VLLM_TUNED_CONFIG_FOLDER=%s, VLLM_BATCH_INVARIANT=%b]"
            .formatted(tunedConfigFolder, batchInvariant);
  }
}

package dev.moequant.interop;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.layer.Accelerator;
import dev.moequant.parity.Encoding;
import dev.moequant.parity.ParityRun;
import dev.moequant.parity.ParityRun.Answer;
import dev.moequant.parity.VectorFolders;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tuning.KernelConfig;
import dev.moequant.tuning.TunedConfigName;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every recorded answer of the real tuning functions, asked again of Java. */
class VllmTuningParityTest {
  /** Belong to the test of the config objects in the runtime. */
  private static final Set<String> OTHERS =
      Set.of(
          "make.jsonl",
          "factories.jsonl",
          "desc_direct.jsonl",
          "group_shape.jsonl",
          "scale_shape.jsonl",
          "config_name.jsonl",
          "parallel.jsonl",
          "moe_config.jsonl",
          "envs.jsonl",
          "no_triton.jsonl",
          "ocp_scheme.jsonl",
          "routing.jsonl",
          "activation.jsonl",
          "user_folder.json",
          "configs");

  @TempDir private Path temporary = Path.of("");
  private final Map<Path, Path> userFolders = new HashMap<>();

  @Test
  void javaAnswersAsTheSeedDid() throws IOException {
    run(VectorFolders.SEED, answersOf(VllmRevision.V2025_10));
  }

  @Test
  void javaAnswersAs2026_07Did() throws IOException {
    run(VectorFolders.NEW, answersOf(VllmRevision.V2026_07));
  }

  private Map<String, Answer> answersOf(VllmRevision revision) {
    return Map.of(
        "tuning_name.jsonl", (function, in, folder) -> name(revision, function, in),
        "tuning_pick.jsonl", (function, in, folder) -> pick(revision, function, in, folder));
  }

  private static void run(String revision, Map<String, Answer> answers) throws IOException {
    List<Path> folders = VectorFolders.of(revision);
    assumeFalse(folders.isEmpty(), "no vectors of " + revision + " were given");
    new ParityRun(revision, answers, OTHERS, InvalidQuantConfigException.class, System.out)
        .run(folders);
  }

  private static Map<String, @Nullable Object> name(
      VllmRevision revision, String function, Map<String, @Nullable Object> in) {
    known(function, "get_config_file_name");
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put(
        "value",
        Encoding.encode(
            TunedConfigName.of(
                revision,
                Encoding.integer(in.get("E")),
                Encoding.integer(in.get("N")),
                Encoding.text(in.get("dtype")),
                list(in.get("block_shape")),
                String.valueOf(Encoding.text(in.get("device_name"))))));
    return out;
  }

  private Map<String, @Nullable Object> pick(
      VllmRevision revision, String function, Map<String, @Nullable Object> in, Path folder)
      throws IOException, ParityRun.NotApplicable {
    known(function, "try_get_optimal_moe_config");
    Path configs = folder.resolve("configs");
    if (in.get("file") != null && !Files.isDirectory(configs)) {
      throw new ParityRun.NotApplicable("tuning_pick.jsonl: there is no configs/ beside it");
    }
    List<Path> folders = new ArrayList<>();
    if (in.get("user_folder") != null) {
      folders.add(userFolder(folder.resolve(String.valueOf(Encoding.text(in.get("user_folder"))))));
    }
    folders.add(configs);
    boolean rocm = "S:rocm".equals(in.get("platform"));
    KernelConfigs kernels =
        new KernelConfigs(
            revision,
            folders,
            String.valueOf(Encoding.text(in.get("device_name"))),
            rocm ? Accelerator.ROCM : Accelerator.CUDA,
            Encoding.bool(in.get("VLLM_BATCH_INVARIANT")),
            override(in.get("override_config")));
    return picked(kernels, in);
  }

  private static KernelConfig override(@Nullable Object recorded) {
    Map<String, Object> settings = new LinkedHashMap<>();
    ParityRun.mapOf(recorded).forEach((k, v) -> settings.put(k, v == null ? 0 : v));
    return new KernelConfig(settings);
  }

  private static Map<String, @Nullable Object> picked(
      KernelConfigs kernels, Map<String, @Nullable Object> in) throws IOException {
    int tokens = Encoding.integer(in.get("M"));
    String dtype = Encoding.text(in.get("dtype"));
    List<Integer> blockShape = list(in.get("block_shape"));
    List<Integer> w2 = Optional.ofNullable(list(in.get("w2_shape"))).orElseThrow();
    KernelConfig config =
        kernels.optimal(w2, Encoding.integer(in.get("top_k")), dtype, tokens, blockShape);
    Optional<TunedConfigs> tuned = kernels.tuned(w2, dtype, blockShape);
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put("file_found", Encoding.encode(tuned.isPresent()));
    boolean overridden = !kernels.overrideConfig().settings().isEmpty();
    out.put("key", overridden ? null : tuned.flatMap(f -> f.nearest(tokens)).orElse(null));
    Map<String, @Nullable Object> settings = new HashMap<>();
    config.settings().forEach((k, v) -> settings.put(k, Encoding.encode(v)));
    out.put("config", settings);
    return out;
  }

  /** The folder that {@code VLLM_TUNED_CONFIG_FOLDER} named, written out once. */
  private Path userFolder(Path json) throws IOException {
    Path known = userFolders.get(json);
    if (known != null) {
      return known;
    }
    Path folder = Files.createDirectories(temporary.resolve("user" + userFolders.size()));
    userFolders.put(json, folder);
    UserFolder.write(json, folder);
    return folder;
  }

  private static void known(String function, String expected) {
    if (!function.equals(expected)) {
      throw new IllegalStateException("nobody knows the function " + function);
    }
  }

  private static @Nullable List<Integer> list(@Nullable Object recorded) {
    int[] ints = Encoding.ints(recorded);
    return ints == null ? null : Arrays.stream(ints).boxed().toList();
  }
}

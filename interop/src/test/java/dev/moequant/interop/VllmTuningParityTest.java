package dev.moequant.interop;

import static org.junit.jupiter.api.Assumptions.assumeFalse;

import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.layer.Accelerator;
import dev.moequant.parity.Encoding;
import dev.moequant.parity.ParityRun;
import dev.moequant.parity.ParityRun.Answer;
import dev.moequant.parity.VectorFolders;
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
          "user_folder.json",
          "configs");

  @TempDir private Path temporary = Path.of("");
  private final Map<Path, Path> userFolders = new HashMap<>();

  @Test
  void javaAnswersAsTheSeedDid() throws IOException {
    run(
        VectorFolders.SEED,
        Map.of("tuning_name.jsonl", this::name, "tuning_pick.jsonl", this::pick));
  }

  private static void run(String revision, Map<String, Answer> answers) throws IOException {
    assumeFalse(VectorFolders.of(revision).isEmpty(), "no vectors of " + revision + " were given");
    new ParityRun(revision, answers, OTHERS, InvalidQuantConfigException.class, System.out).run();
  }

  private Map<String, @Nullable Object> name(
      String function, Map<String, @Nullable Object> in, Path folder) {
    known(function, "get_config_file_name");
    Map<String, @Nullable Object> out = new HashMap<>();
    out.put(
        "value",
        Encoding.encode(
            TunedConfigName.of(
                Encoding.integer(in.get("E")),
                Encoding.integer(in.get("N")),
                Encoding.text(in.get("dtype")),
                list(in.get("block_shape")),
                String.valueOf(Encoding.text(in.get("device_name"))))));
    return out;
  }

  private Map<String, @Nullable Object> pick(
      String function, Map<String, @Nullable Object> in, Path folder)
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
            folders,
            String.valueOf(Encoding.text(in.get("device_name"))),
            rocm ? Accelerator.ROCM : Accelerator.CUDA);
    return picked(kernels, in);
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
    out.put("key", tuned.flatMap(file -> file.nearest(tokens)).orElse(null));
    Map<String, Object> override = new LinkedHashMap<>();
    ParityRun.mapOf(in.get("override_config"))
        .forEach((k, v) -> override.put(k, v == null ? 0 : v));
    if (!override.isEmpty()) {
      // override_config is a context of vLLM's benchmark script: the caller has the config already.
      out.put("key", null);
      config = new KernelConfig(override);
    }
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

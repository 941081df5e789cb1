package dev.moequant.interop.checkpoint.tensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.interop.checkpoint.Checkpoint;
import dev.moequant.interop.safetensors.SparseFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A checkpoint without weights: a config, and headers. Its tensors are written down here as files
 * of that kind have them, with sizes in numbers, for two layers of two experts with H = 512 and I =
 * 256.
 *
 * @param name of the test
 * @param config what the model says beside its sizes
 * @param layer what is in front of the number of a layer, and behind it
 * @param tensors below an expert, or of all experts: name, dtype and sizes, a line each; with a
 *     question mark in front where vLLM does without
 */
record Synthetic(String name, String config, List<String> layer, List<String> tensors) {
  static final int LAYERS = 2;
  static final int EXPERTS = 2;

  /** A tensor in a header. */
  record Stored(String dtype, List<Long> shape, boolean isOptional) {
    long[] sizes() {
      return shape.stream().mapToLong(Long::longValue).toArray();
    }

    Stored as(String other) {
      return new Stored(other, shape, isOptional);
    }

    Stored as(List<Long> other) {
      return new Stored(dtype, other, isOptional);
    }
  }

  boolean isFused() {
    return tensors.stream().noneMatch(line -> line.contains("."));
  }

  /** All tensors of experts by name. */
  Map<String, Stored> all() {
    Map<String, Stored> all = new LinkedHashMap<>();
    for (int number = 0; number < LAYERS; number++) {
      for (int expert = 0; expert < (isFused() ? 1 : EXPERTS); expert++) {
        for (String line : tensors) {
          List<String> words = List.of(line.replace("?", "").split(" ", -1));
          String prefix = layer.get(0) + number + layer.get(1) + (isFused() ? "" : expert + ".");
          List<Long> shape = words.stream().skip(2).map(Long::valueOf).toList();
          all.put(prefix + words.get(0), new Stored(words.get(1), shape, line.startsWith("?")));
        }
      }
    }
    return all;
  }

  Stored get(String tensor) {
    return Objects.requireNonNull(all().get(tensor));
  }

  /** Those of one expert; the others are like them. */
  List<String> ofOneExpert() {
    String prefix = layer.get(0) + "1" + layer.get(1) + (isFused() ? "" : "1.");
    return all().keySet().stream().filter(each -> each.startsWith(prefix)).toList();
  }

  String json() {
    String model =
        """
        {
          %s"torch_dtype": "bfloat16",
          "hidden_act": "silu",
          "hidden_size": 512,
          "moe_intermediate_size": 256,
          "num_experts": 2,
          "num_experts_per_tok": 1,
          "num_hidden_layers": 2,
          "decoder_sparse_step": 1%s
        }
        """;
    String type = config.contains("model_type") ? "" : "\"model_type\": \"qwen3_moe\",\n  ";
    return model.formatted(type, config.isEmpty() ? "" : ",\n  " + config);
  }

  Checkpoint read(Path folder, Map<String, Stored> headers) {
    return read(folder, json(), headers);
  }

  Checkpoint readIn(Path folder, String file, Map<String, Stored> headers) {
    return read(folder, json(), file, headers);
  }

  static Checkpoint read(Path folder, String config, Map<String, Stored> headers) {
    return read(folder, config, "model.safetensors", headers);
  }

  private static Checkpoint read(
      Path folder, String config, String name, Map<String, Stored> headers) {
    try {
      Files.writeString(folder.resolve("config.json"), config, UTF_8);
      SparseFile file = new SparseFile();
      headers.forEach((tensor, as) -> file.add(tensor, as.dtype(), as.sizes()));
      if (!headers.isEmpty()) {
        file.write(folder.resolve(name));
      }
      return Checkpoint.read(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The ids of what is found in headers, each once. */
  static List<String> ids(Checkpoint checkpoint) {
    return checkpoint.findings().stream()
        .map(finding -> finding.rule().code())
        .distinct()
        .sorted()
        .toList();
  }

  static Stored stored(String dtype, long... shape) {
    List<Long> sizes = new ArrayList<>();
    Arrays.stream(shape).forEach(sizes::add);
    return new Stored(dtype, List.copyOf(sizes), false);
  }

  @Override
  public String toString() {
    return name;
  }
}

package dev.moequant.interop.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Headers and index of a checkpoint of the size of DeepSeek-V3: 163 files, 91,000 tensors. The
 * routed experts are named and shaped as there (58 layers of 256, fp8 in blocks of 128 x 128), the
 * rest is made up to fill the files.
 */
public final class DeepSeekV3Files {
  private static final int FILES = 163;
  private static final int FIRST_LAYER = 3;
  private static final int LAST_LAYER = 60;
  private static final int EXPERTS = 256;
  private static final int H = 7168;
  private static final int I = 2048;
  private static final int BLOCK = 128;

  private final StringBuilder index = new StringBuilder("{\"metadata\":{},\"weight_map\":{");
  private final Path folder;
  private final int perFile;
  private SparseFile file = new SparseFile();
  private int inFile;
  private int number = 1;
  private int count;

  private DeepSeekV3Files(Path folder, int perFile) {
    this.folder = folder;
    this.perFile = perFile;
  }

  /** Writes them; tells how many tensors they have. */
  public static int write(Path folder) throws IOException {
    int experts = (LAST_LAYER - FIRST_LAYER + 1) * EXPERTS * 6;
    DeepSeekV3Files files = new DeepSeekV3Files(folder, (experts + 2000) / FILES);
    for (int layer = FIRST_LAYER; layer <= LAST_LAYER; layer++) {
      for (int expert = 0; expert < EXPERTS; expert++) {
        String prefix = "model.layers." + layer + ".mlp.experts." + expert + ".";
        files.weight(prefix + "down_proj", H, I);
        files.weight(prefix + "gate_proj", I, H);
        files.weight(prefix + "up_proj", I, H);
      }
      files.tensor("model.layers." + layer + ".mlp.gate.weight", "BF16", EXPERTS, H);
      files.tensor("model.layers." + layer + ".input_layernorm.weight", "BF16", H);
    }
    while (files.number <= FILES) {
      files.tensor("model.others." + files.count + ".weight", "BF16", H);
    }
    String json = files.index.append("}}").toString();
    Files.writeString(folder.resolve(SafetensorsIndex.FILE_NAME), json, UTF_8);
    return files.count;
  }

  private void weight(String name, int n, int k) throws IOException {
    tensor(name + ".weight", "F8_E4M3", n, k);
    tensor(name + ".weight_scale_inv", "F32", n / BLOCK, k / BLOCK);
  }

  private void tensor(String name, String dtype, long... shape) throws IOException {
    String shard = "model-%05d-of-%06d.safetensors".formatted(number, FILES);
    file.add(name, dtype, shape);
    index.append(count++ == 0 ? "" : ",").append('"').append(name);
    index.append("\":\"").append(shard).append('"');
    if (++inFile == perFile) {
      file.write(folder.resolve(shard));
      file = new SparseFile();
      inFile = 0;
      number++;
    }
  }

  /** For runs by hand: {@code java … DeepSeekV3Files FOLDER}. */
  public static void main(String[] args) {
    try {
      System.out.println(write(Files.createDirectories(Path.of(args[0]))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

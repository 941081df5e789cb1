package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonLimits;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.RegularFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code model.safetensors.index.json} says: which tensor is in which file. It is read alone:
 * whether the files have what it says is asked of a {@link TensorDirectory}.
 *
 * <p>A file is named without a folder. vLLM looks for files in the folder of the index only, so a
 * name that leads elsewhere is refused.
 */
public final class SafetensorsIndex {
  /** The name that Hugging Face's libraries and vLLM give it. */
  public static final String FILE_NAME = "model.safetensors.index.json";

  /** That of DeepSeek-V3 has 9 MB and 91,991 tensors, Kimi-K2's in nvfp4 three times as much. */
  private static final JsonLimits LIMITS = new JsonLimits(64L << 20, 16, 1_024, 1 << 20);

  private final Path file;
  private final Map<String, String> weightMap;
  private final Map<String, Integer> counts;

  private SafetensorsIndex(Path file, Map<String, String> weightMap, Map<String, Integer> counts) {
    this.file = file;
    this.weightMap = Collections.unmodifiableMap(weightMap);
    this.counts = counts;
  }

  /**
   * Reads an index.
   *
   * @param file the index
   * @return what it says
   * @throws SafetensorsException if it cannot be read, is no index, or names a file of another
   *     folder
   */
  public static SafetensorsIndex read(Path file) throws SafetensorsException {
    try (FileChannel channel = RegularFile.open(file, "an index of safetensors files");
        JsonCursor json = JsonCursor.of(channel, LIMITS)) {
      return read(file, json);
    } catch (SafetensorsException e) {
      throw e;
    } catch (IOException e) {
      throw new SafetensorsException(file, RegularFile.unreadable(e));
    }
  }

  private static SafetensorsIndex read(Path file, JsonCursor json) throws IOException {
    try {
      Builder index = new Builder(json);
      boolean found = false;
      json.beginObject();
      while (json.nextKey()) {
        if (json.key().equals("weight_map")) {
          found = true;
          index.weightMap();
        } else {
          json.skip();
        }
      }
      if (!found) {
        throw json.problem(json.position(), "the key \"weight_map\" is missing");
      }
      json.end();
      return new SafetensorsIndex(file, index.weightMap, index.counts);
    } catch (MalformedFileException e) {
      throw new SafetensorsException(file, e, json.position());
    }
  }

  /** What has been read so far. Each name of a file is kept once, however many tensors it has. */
  private static final class Builder {
    private final JsonCursor json;
    private final Map<String, String> weightMap = new LinkedHashMap<>();
    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Map<String, String> shards = new HashMap<>();
    private String last = "";
    private int ofLast;

    Builder(JsonCursor json) {
      this.json = json;
    }

    void weightMap() throws IOException {
      json.beginObject();
      while (json.nextKeyUnchecked()) {
        if (weightMap.put(json.key(), shard(json.text())) != null) {
          throw json.problem(json.position(), "expected each key once");
        }
      }
      countLast();
    }

    private void countLast() {
      if (ofLast > 0) {
        counts.merge(last, ofLast, Integer::sum);
      }
    }

    private String shard(String text) throws IOException {
      if (ofLast > 0 && text.equals(last)) {
        ofLast++;
        return last;
      }
      if (!shards.containsKey(text) && !ShardNames.isOfThisFolder(text)) {
        throw json.wrong("the name of a file in the folder of the index");
      }
      countLast();
      shards.putIfAbsent(text, text);
      last = shards.getOrDefault(text, text);
      ofLast = 1;
      return last;
    }
  }

  /**
   * Where it was read.
   *
   * @return the path as it was given
   */
  public Path file() {
    return file;
  }

  /**
   * Which tensor is in which file.
   *
   * @return names of files by names of tensors, in the order of the index; unmodifiable
   */
  public Map<String, String> weightMap() {
    return weightMap;
  }

  /**
   * The file of a tensor.
   *
   * @param tensor its name
   * @return the name of the file, if the index knows the tensor
   */
  public Optional<String> shardOf(String tensor) {
    return Optional.ofNullable(weightMap.get(tensor));
  }

  /**
   * All files it names.
   *
   * @return each once, in the order of the index; unmodifiable
   */
  public List<String> shards() {
    return List.copyOf(counts.keySet());
  }

  /** How many tensors of a file it knows. */
  int count(String shard) {
    return counts.getOrDefault(shard, 0);
  }

  /** Prints the file and how much it knows. */
  @Override
  public String toString() {
    return file + ": " + weightMap.size() + " tensors in " + counts.size() + " files";
  }
}

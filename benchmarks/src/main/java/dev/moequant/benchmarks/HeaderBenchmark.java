package dev.moequant.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.moequant.interop.safetensors.SafetensorsHeader;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.interop.safetensors.TensorDirectory;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The header of one file as DeepSeek-V3 has them (of 163), and a folder of 64 with their index; and
 * the same entries from a tree of Jackson databind, which checks nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(3)
public class HeaderBenchmark {
  /** Each call reads another: a parser that remembers names has not seen those of the next one. */
  private static final int FILES = 64;
  private static final int EXPERTS = 93;
  private static final int H = 7168;
  private static final int I = 2048;
  private static final int BLOCK = 128;

  private final ObjectMapper mapper = new ObjectMapper();
  private Path folder = Path.of("");
  private List<Path> files = new ArrayList<>();
  private int next;

  /** Writes the files, without data. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("headers");
    StringBuilder index = new StringBuilder("{\"weight_map\":{");
    for (int i = 0; i < FILES; i++) {
      Path file = folder.resolve("model-%05d-of-%06d.safetensors".formatted(i + 1, FILES));
      files.add(file);
      write(file, "model.layers." + (3 + i) + ".mlp.experts.", index);
    }
    index.setLength(index.length() - 1);
    Files.writeString(folder.resolve("model.safetensors.index.json"), index.append("}}"));
  }

  private static void write(Path file, String prefix, StringBuilder index) throws IOException {
    StringBuilder header = new StringBuilder("{");
    long end = 0;
    for (int expert = 0; expert < EXPERTS; expert++) {
      for (String projection : List.of("down_proj", "gate_proj", "up_proj")) {
        boolean down = projection.equals("down_proj");
        long n = down ? H : I;
        long k = down ? I : H;
        String name = prefix + expert + "." + projection + ".weight";
        end = add(header, name, "F8_E4M3", n, k, 1, end);
        end = add(header, name + "_scale_inv", "F32", n / BLOCK, k / BLOCK, 4, end);
        for (String tensor : List.of(name, name + "_scale_inv")) {
          index.append('"').append(tensor).append("\":\"").append(file.getFileName()).append("\",");
        }
      }
    }
    header.setCharAt(header.length() - 1, '}');
    byte[] json = header.toString().getBytes(UTF_8);
    ByteBuffer bytes = ByteBuffer.allocate(8 + json.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(json.length).put(json).flip();
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      channel.write(bytes);
      channel.write(ByteBuffer.allocate(1), 8 + json.length + end - 1);
    }
  }

  private static long add(
      StringBuilder header, String name, String dtype, long n, long k, int width, long begin) {
    long end = begin + n * k * width;
    header.append('"').append(name).append("\":{\"dtype\":\"").append(dtype);
    header.append("\",\"shape\":[").append(n).append(',').append(k);
    header.append("],\"data_offsets\":[").append(begin).append(',').append(end).append("]},");
    return end;
  }

  /** Deletes them. */
  @TearDown
  public void delete() throws IOException {
    try (Stream<Path> written = Files.list(folder)) {
      for (Path each : written.toList()) {
        Files.delete(each);
      }
    }
    Files.delete(folder);
  }

  private Path next() {
    next = (next + 1) % FILES;
    return files.get(next);
  }

  /** 558 tensors, all checks included. */
  @Benchmark
  public SafetensorsHeader header() throws IOException {
    return SafetensorsHeader.read(next());
  }

  /** The same entries of a tree; nothing is checked. */
  @Benchmark
  public Map<String, Entry> headerByTree() throws IOException {
    Path file = next();
    try (FileChannel channel = FileChannel.open(file)) {
      ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
      channel.read(length);
      ByteBuffer header = ByteBuffer.allocate(Math.toIntExact(length.getLong(0)));
      while (header.hasRemaining()) {
        channel.read(header);
      }
      return entries(file, mapper.readTree(header.array()), Long.BYTES + header.capacity());
    }
  }

  private Map<String, Entry> entries(Path file, JsonNode tree, long data) {
    Map<String, Entry> entries = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> field : tree.properties()) {
      JsonNode tensor = field.getValue();
      List<Long> shape = new ArrayList<>();
      for (JsonNode size : tensor.get("shape")) {
        shape.add(size.longValue());
      }
      JsonNode offsets = tensor.get("data_offsets");
      TensorType dtype = TensorType.of(tensor.get("dtype").textValue());
      long begin = data + offsets.get(0).longValue();
      long end = data + offsets.get(1).longValue();
      entries.put(field.getKey(), new Entry(field.getKey(), dtype, shape, begin, end, file));
    }
    return entries;
  }

  /** 64 headers and their index, on two threads, compared with each other. */
  @Benchmark
  public TensorDirectory directory() {
    return TensorDirectory.read(folder);
  }
}

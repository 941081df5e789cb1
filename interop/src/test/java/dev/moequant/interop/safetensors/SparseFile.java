package dev.moequant.interop.safetensors;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * Writes safetensors files that have a header and no data: the file system keeps nothing for the
 * rest, however large it is. What {@link #write} writes is valid, what {@link #writeRaw} writes is
 * what the test says.
 */
public final class SparseFile {
  private static final int ALIGNMENT = 8;

  private final StringBuilder header = new StringBuilder("{");
  private long end;

  /** A header without anything. */
  public SparseFile() {}

  /** Adds a tensor behind the others; of a known dtype. */
  public SparseFile add(String name, String dtype, long... shape) {
    long bits = StoredBits.of(TensorType.of(dtype)).orElseThrow();
    long bytes = Arrays.stream(shape).reduce(bits, Math::multiplyExact) / Byte.SIZE;
    return add(name, dtype, bytes, shape);
  }

  /** Adds a tensor of any dtype. */
  public SparseFile add(String name, String dtype, long bytes, long[] shape) {
    comma().append(quoted(name)).append(":{\"dtype\":").append(quoted(dtype));
    header.append(",\"shape\":").append(Arrays.toString(shape).replace(" ", ""));
    header.append(",\"data_offsets\":[").append(end).append(',').append(end + bytes).append("]}");
    end += bytes;
    return this;
  }

  /** Adds metadata. */
  public SparseFile metadata(Map<String, String> metadata) {
    comma().append("\"__metadata__\":{");
    String separator = "";
    for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
      header.append(separator).append(quoted(entry.getKey()));
      header.append(':').append(quoted(entry.getValue()));
      separator = ",";
    }
    header.append('}');
    return this;
  }

  private StringBuilder comma() {
    return header.length() == 1 ? header : header.append(',');
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  /** The header as JSON, filled up with spaces. */
  public String header() {
    String json = header + "}";
    int bytes = json.getBytes(UTF_8).length;
    return json + " ".repeat((ALIGNMENT - bytes % ALIGNMENT) % ALIGNMENT);
  }

  /** Writes a file that is as long as all tensors need. */
  public Path write(Path file) throws IOException {
    return writeRaw(file, header(), end);
  }

  /** Writes any header, and as many zeros as wanted. */
  public static Path writeRaw(Path file, String header, long data) throws IOException {
    byte[] json = header.getBytes(UTF_8);
    return writeRaw(file, json.length, json, data);
  }

  /** Writes any bytes behind a length that may be wrong, and as many zeros as wanted. */
  public static Path writeRaw(Path file, long length, byte[] header, long data) throws IOException {
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + header.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.putLong(length).put(header).flip();
    long size = bytes.remaining() + data;
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            StandardOpenOption.SPARSE)) {
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      if (data > 0) {
        channel.write(ByteBuffer.allocate(1), size - 1);
      }
    }
    return file;
  }
}

package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonKind;
import dev.moequant.interop.json.JsonPosition;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.RegularFile;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one header; whatever is wrong is said with its place. */
final class HeaderReader {
  private static final String KIND = "a safetensors file";
  private static final String METADATA = "__metadata__";
  private static final String ONCE = "each key once";
  private static final int LONGEST_DTYPE = 64;

  private final Path file;
  private final JsonCursor json;
  private final long data;
  private final long size;
  private final TensorLayout layout;
  private final ShapeCache shapes = new ShapeCache();
  private final Map<String, TensorType> dtypes = new HashMap<>();
  private final Map<String, Entry> tensors = new LinkedHashMap<>();
  private final Map<String, String> metadata = new LinkedHashMap<>();

  /** Of the tensor that is being read. */
  private long begin;

  private long end;

  private HeaderReader(Path file, JsonCursor json, long data, long size) {
    this.file = file;
    this.json = json;
    this.data = data;
    this.size = size;
    this.layout = new TensorLayout(json, data, size);
  }

  static SafetensorsHeader read(Path file, HeaderBudget budget) throws SafetensorsException {
    try (FileChannel channel = RegularFile.open(file, KIND)) {
      long size = channel.size();
      long length = length(channel, size);
      budget.take(length);
      try (JsonCursor json = JsonCursor.of(channel, Long.BYTES, length, HeaderBudget.LIMITS)) {
        return read(file, json, Long.BYTES + length, size);
      }
    } catch (SafetensorsException e) {
      throw e;
    } catch (IOException e) {
      throw new SafetensorsException(file, RegularFile.unreadable(e));
    }
  }

  private static SafetensorsHeader read(Path file, JsonCursor json, long data, long size)
      throws IOException {
    try {
      return new HeaderReader(file, json, data, size).header();
    } catch (MalformedFileException e) {
      throw new SafetensorsException(file, e, json.position());
    }
  }

  /** The first 8 bytes; and the one behind them, which must open the header. */
  private static long length(FileChannel channel, long size) throws IOException {
    ByteBuffer first = ByteBuffer.allocate(Long.BYTES + 1).order(ByteOrder.LITTLE_ENDIAN);
    while (first.hasRemaining() && channel.read(first) >= 0) {}
    if (first.position() < Long.BYTES) {
      throw new MalformedFileException(
          "has " + size + " bytes; the length of the header alone takes 8");
    }
    long length = first.getLong(0);
    if (length < 0 || length > SafetensorsHeader.MOST_BYTES) {
      throw new MalformedFileException(
          "byte 0: a header of %s bytes; the format allows %d"
              .formatted(Long.toUnsignedString(length), SafetensorsHeader.MOST_BYTES));
    }
    if (length > size - Long.BYTES) {
      throw new MalformedFileException(
          "byte 0: a header of %d bytes; the file has %d in all".formatted(length, size));
    }
    if (length == 0 || first.hasRemaining() || first.get(Long.BYTES) != '{') {
      throw new MalformedFileException("byte 8: the header does not begin with {");
    }
    channel.position(Long.BYTES);
    return length;
  }

  private SafetensorsHeader header() throws IOException {
    boolean described = false;
    json.beginObject();
    while (json.nextKeyUnchecked()) {
      if (!json.key().equals(METADATA)) {
        tensor(json.key());
      } else if (described) {
        throw json.wrong(ONCE);
      } else {
        described = true;
        metadata();
      }
    }
    json.end();
    layout.check();
    return new SafetensorsHeader(file, tensors, metadata);
  }

  private void metadata() throws IOException {
    if (json.peek() == JsonKind.NULL) {
      json.skip();
      return;
    }
    json.beginObject();
    while (json.nextKey()) {
      metadata.put(json.key(), json.text());
    }
  }

  private void tensor(String name) throws IOException {
    JsonPosition position = json.position();
    @Nullable TensorType dtype = null;
    end = -1;
    boolean shaped = false;
    json.beginObject();
    while (json.nextKey()) {
      switch (json.key()) {
        case "dtype" -> dtype = dtype();
        case "shape" -> shaped = shape();
        case "data_offsets" -> offsets();
        default -> json.skip();
      }
    }
    if (dtype == null || !shaped || end < 0) {
      String missing = dtype == null ? "dtype" : shaped ? "data_offsets" : "shape";
      throw json.problem(json.position(), "the key \"" + missing + "\" is missing");
    }
    Entry entry = new Entry(name, dtype, shapes.shape(), begin, end, file);
    layout.add(entry, position);
    if (tensors.put(name, entry) != null) {
      throw json.problem(position, "expected " + ONCE);
    }
  }

  private TensorType dtype() throws IOException {
    String name = json.text();
    TensorType known = dtypes.get(name);
    if (known != null) {
      return known;
    }
    if (name.isBlank() || name.length() > LONGEST_DTYPE) {
      throw json.wrong("the name of a dtype");
    }
    TensorType dtype = TensorType.of(name);
    dtypes.put(name, dtype);
    return dtype;
  }

  private boolean shape() throws IOException {
    shapes.clear();
    json.beginList();
    while (json.nextItem()) {
      long size = json.integer();
      if (size < 0) {
        throw json.wrong("a size of at least 0");
      }
      shapes.add(size);
    }
    return true;
  }

  /** Counted from the end of the header in the file, from its beginning here. */
  private void offsets() throws IOException {
    json.beginList();
    begin = offset(0);
    end = offset(begin - data);
    if (json.nextItem()) {
      throw json.wrong("two offsets");
    }
  }

  private long offset(long least) throws IOException {
    if (!json.nextItem()) {
      throw json.problem(json.position(), "expected two offsets");
    }
    long offset = json.integer();
    if (offset < least || offset > size - data) {
      throw json.wrong(
          "an offset from " + least + " to " + (size - data) + ", the end of the file");
    }
    return data + offset;
  }
}

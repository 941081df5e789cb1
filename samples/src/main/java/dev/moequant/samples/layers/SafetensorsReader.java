package dev.moequant.samples.layers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads what {@link SafetensorsWriter} writes, and any other safetensors file of these dtypes. */
public final class SafetensorsReader {
  /** The limit of the format's own library. */
  private static final int LONGEST_HEADER = 100_000_000;

  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private final FileChannel file;
  private final long data;

  private SafetensorsReader(FileChannel file, long data) {
    this.file = file;
    this.data = data;
  }

  /**
   * Reads a file.
   *
   * @param path the file
   * @return its tensors, in the order of the header
   * @throws IOException if it cannot be read, or is no safetensors file; the message says why
   */
  public static Layer read(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path)) {
      long size =
          ByteBuffer.wrap(bytes(file, 0, Long.BYTES)).order(ByteOrder.LITTLE_ENDIAN).getLong();
      if (size < 0 || size > LONGEST_HEADER) {
        throw new IOException("the header cannot be " + Long.toUnsignedString(size) + " bytes");
      }
      byte[] header = bytes(file, Long.BYTES, size);
      return new SafetensorsReader(file, Long.BYTES + size).layer(header);
    } catch (IOException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
  }

  private Layer layer(byte[] header) throws IOException {
    List<Tensor> tensors = new ArrayList<>();
    try (JsonParser json = JSON.createParser(header)) {
      expect(json, json.nextToken(), JsonToken.START_OBJECT);
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String name = json.currentName();
        expect(json, json.nextToken(), JsonToken.START_OBJECT);
        if (name.equals("__metadata__")) {
          json.skipChildren();
        } else {
          tensors.add(tensor(json, name));
        }
      }
    }
    return Layer.of(tensors);
  }

  private Tensor tensor(JsonParser json, String name) throws IOException {
    String dtype = "";
    List<Long> shape = List.of();
    List<Long> offsets = List.of();
    while (json.nextToken() == JsonToken.FIELD_NAME) {
      String field = json.currentName();
      json.nextToken();
      switch (field) {
        case "dtype" -> dtype = json.getText();
        case "shape" -> shape = numbers(json);
        case "data_offsets" -> offsets = numbers(json);
        default -> throw new IOException(name + " has a field " + field);
      }
    }
    if (offsets.size() != 2 || offsets.get(1) < offsets.get(0)) {
      throw new IOException(name + " has data_offsets " + offsets);
    }
    try {
      byte[] bytes = bytes(file, data + offsets.get(0), offsets.get(1) - offsets.get(0));
      List<Integer> sizes = shape.stream().map(Math::toIntExact).toList();
      return new Tensor(name, TensorType.of(dtype), sizes, ByteBuffer.wrap(bytes));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(e.getMessage(), e);
    }
  }

  private static List<Long> numbers(JsonParser json) throws IOException {
    expect(json, json.currentToken(), JsonToken.START_ARRAY);
    List<Long> numbers = new ArrayList<>();
    while (json.nextToken() != JsonToken.END_ARRAY) {
      expect(json, json.currentToken(), JsonToken.VALUE_NUMBER_INT);
      long number = json.getLongValue();
      if (number < 0) {
        throw new IOException("the header has a negative number, " + number);
      }
      numbers.add(number);
    }
    return numbers;
  }

  private static void expect(JsonParser json, JsonToken found, JsonToken wanted)
      throws IOException {
    if (found != wanted) {
      throw new IOException(
          "the header has "
              + found
              + " instead of "
              + wanted
              + " at byte "
              + json.currentTokenLocation().getByteOffset());
    }
  }

  /** Part of a file; fails where the file ends before it. */
  private static byte[] bytes(FileChannel file, long from, long count) throws IOException {
    if (from < 0 || count > file.size() - from) { // a sum beyond long is negative
      throw new IOException(
          "has " + file.size() + " bytes, and " + count + " are said to begin at byte " + from);
    }
    byte[] bytes = new byte[Math.toIntExact(count)];
    ByteBuffer rest = ByteBuffer.wrap(bytes);
    while (rest.hasRemaining()) {
      if (file.read(rest, from + rest.position()) < 0) {
        throw new IOException("became shorter while it was read");
      }
    }
    return bytes;
  }
}

package dev.moequant.samples.layers;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Writes a layer as a safetensors file: the length of the header (8 bytes, little-endian), the
 * header (JSON), the tensors one after the other.
 */
public final class SafetensorsWriter {
  /** The header is filled up with spaces, so that the data begins where 8 divides. */
  private static final int ALIGNMENT = 8;

  private SafetensorsWriter() {}

  /**
   * Writes a file.
   *
   * @param file where to; it must not exist
   * @param layer the tensors
   * @throws IOException if the file exists or cannot be written
   */
  public static void write(Path file, Layer layer) throws IOException {
    byte[] header = header(layer);
    ByteBuffer length = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    length.putLong(0, header.length);
    try (WritableByteChannel out =
        Files.newByteChannel(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      writeAll(out, length);
      writeAll(out, ByteBuffer.wrap(header));
      for (Tensor tensor : layer.tensors().values()) {
        writeAll(out, tensor.data());
      }
    }
  }

  private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      out.write(bytes);
    }
  }

  private static byte[] header(Layer layer) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator json = new JsonFactory().createGenerator(bytes)) {
      json.writeStartObject();
      long begin = 0;
      for (Tensor tensor : layer.tensors().values()) {
        long end = begin + tensor.data().remaining();
        entry(json, tensor, begin, end);
        begin = end;
      }
      json.writeEndObject();
    }
    while (bytes.size() % ALIGNMENT != 0) {
      bytes.write(' ');
    }
    return bytes.toByteArray();
  }

  private static void entry(JsonGenerator json, Tensor tensor, long begin, long end)
      throws IOException {
    json.writeObjectFieldStart(tensor.name());
    json.writeStringField("dtype", tensor.dtype().name());
    int[] shape = tensor.shape().stream().mapToInt(Integer::intValue).toArray();
    json.writeFieldName("shape");
    json.writeArray(shape, 0, shape.length);
    json.writeFieldName("data_offsets");
    json.writeArray(new long[] {begin, end}, 0, 2);
    json.writeEndObject();
  }
}

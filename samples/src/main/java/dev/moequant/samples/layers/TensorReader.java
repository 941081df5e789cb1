package dev.moequant.samples.layers;

import dev.moequant.interop.safetensors.SafetensorsHeader;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.samples.models.Layer;
import dev.moequant.samples.models.Tensor;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the tensors of a safetensors file, with their data: moequant reads and checks the header,
 * and says where each tensor's bytes are.
 */
public final class TensorReader {
  private TensorReader() {}

  /**
   * Reads a file.
   *
   * @param path a safetensors file of dtypes that the samples use
   * @return its tensors, in the order of the header
   * @throws IOException if it cannot be read, or is no such file; the message says why
   */
  public static Layer read(Path path) throws IOException {
    SafetensorsHeader header = SafetensorsHeader.read(path);
    List<Tensor> tensors = new ArrayList<>();
    try (FileChannel file = FileChannel.open(path)) {
      for (Entry entry : header.tensors().values()) {
        tensors.add(tensor(file, entry));
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new IOException(path + ": " + e.getMessage(), e);
    }
    return Layer.of(tensors);
  }

  /** Sizes beyond an int are no sample's. */
  private static Tensor tensor(FileChannel file, Entry entry) throws IOException {
    List<Integer> shape = entry.shape().stream().map(Math::toIntExact).toList();
    ByteBuffer data = ByteBuffer.allocate(Math.toIntExact(entry.bytes()));
    while (data.hasRemaining()) {
      if (file.read(data, entry.begin() + data.position()) < 0) {
        throw new EOFException(entry.name() + " ended while it was read");
      }
    }
    return new Tensor(entry.name(), entry.dtype(), shape, data.flip());
  }
}

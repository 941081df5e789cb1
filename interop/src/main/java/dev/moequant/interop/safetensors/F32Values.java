package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.RegularFile;
import dev.moequant.interop.json.Shown;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import dev.moequant.tensors.TensorType;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The values of scales that are small: the only data of a safetensors file that is ever read. */
public final class F32Values {
  /** As many elements may a tensor have: a scale for each expert of the largest models. */
  public static final int MOST_ELEMENTS = 4_096;

  private F32Values() {}

  /**
   * Reads single-precision tensors. A file is opened once for those of it that follow each other.
   *
   * @param tensors entries of headers, of {@link TensorType#F32}, each with at most {@link
   *     #MOST_ELEMENTS} elements
   * @return the elements of each, last dimension first, in the same order
   * @throws IllegalArgumentException for a tensor of another dtype, or a larger one
   * @throws SafetensorsException if a file cannot be read, or became shorter
   */
  public static List<float[]> read(List<Entry> tensors) throws SafetensorsException {
    tensors.forEach(F32Values::check);
    List<float[]> values = new ArrayList<>(tensors.size());
    int next = 0;
    while (next < tensors.size()) {
      Path file = tensors.get(next).file();
      try (FileChannel channel = RegularFile.open(file, "a safetensors file")) {
        for (; next < tensors.size() && tensors.get(next).file().equals(file); next++) {
          values.add(values(channel, tensors.get(next)));
        }
      } catch (IOException e) {
        throw new SafetensorsException(file, RegularFile.unreadable(e));
      }
    }
    return values;
  }

  private static void check(Entry tensor) {
    if (!tensor.dtype().equals(TensorType.F32)) {
      throw new IllegalArgumentException(tensor.name() + " is " + tensor + ", not F32");
    }
    if (tensor.bytes() > (long) MOST_ELEMENTS * Float.BYTES) {
      throw new IllegalArgumentException(tensor.name() + " is " + tensor + ", no small scale");
    }
  }

  private static float[] values(FileChannel channel, Entry tensor) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate((int) tensor.bytes()).order(ByteOrder.LITTLE_ENDIAN);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, tensor.begin() + bytes.position()) < 0) {
        throw new MalformedFileException(
            "ends before byte " + tensor.end() + ", the end of " + Shown.of(tensor.name()));
      }
    }
    float[] values = new float[bytes.capacity() / Float.BYTES];
    bytes.flip().asFloatBuffer().get(values);
    return values;
  }
}

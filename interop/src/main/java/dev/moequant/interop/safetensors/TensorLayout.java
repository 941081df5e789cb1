package dev.moequant.interop.safetensors;

import dev.moequant.interop.json.JsonCursor;
import dev.moequant.interop.json.JsonPosition;
import dev.moequant.interop.json.MalformedFileException;
import dev.moequant.interop.json.Shown;
import dev.moequant.interop.safetensors.SafetensorsHeader.Entry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalInt;

/**
 * Where the tensors of a file stand: each has the bytes that dtype and shape ask for, and one
 * begins where another ends, from the first byte behind the header to the last of the file.
 */
final class TensorLayout {
  private static final Comparator<Placed> BY_PLACE =
      Comparator.comparingLong((Placed placed) -> placed.entry().begin())
          .thenComparingLong(placed -> placed.entry().end());

  private final JsonCursor json;
  private final long begin;
  private final long end;
  private final List<Placed> tensors = new ArrayList<>();
  private boolean sorted = true;
  private long last;

  /** A tensor and where the header speaks of it. */
  private record Placed(Entry entry, JsonPosition position) {}

  /** The data has the bytes of the file from one to another. */
  TensorLayout(JsonCursor json, long begin, long end) {
    this.json = json;
    this.begin = begin;
    this.end = end;
    this.last = begin;
  }

  void add(Entry entry, JsonPosition position) throws MalformedFileException {
    OptionalInt bits = StoredBits.of(entry.dtype());
    if (bits.isPresent()) {
      checkSize(entry, bits.getAsInt(), position);
    }
    sorted &= entry.begin() >= last;
    last = entry.end();
    tensors.add(new Placed(entry, position));
  }

  private void checkSize(Entry entry, int bits, JsonPosition position)
      throws MalformedFileException {
    long all = 1;
    try {
      for (long size : entry.shape()) {
        all = Math.multiplyExact(all, size);
      }
      all = Math.multiplyExact(all, bits);
    } catch (ArithmeticException e) {
      throw wrongSize(entry, position, "more than any file has");
    }
    if (all % Byte.SIZE != 0) {
      throw wrongSize(entry, position, all + " bits, which are no whole bytes");
    }
    if (all / Byte.SIZE != entry.bytes()) {
      throw wrongSize(entry, position, all / Byte.SIZE + " bytes");
    }
  }

  private MalformedFileException wrongSize(Entry entry, JsonPosition position, String needed) {
    return json.problem(
        position,
        Shown.of(entry.toString()) + " takes " + needed + "; it has " + entry.bytes() + " bytes");
  }

  /** What only shows when all tensors are known. */
  void check() throws MalformedFileException {
    if (!sorted) {
      tensors.sort(BY_PLACE);
    }
    long next = begin;
    String before = "";
    for (Placed placed : tensors) {
      Entry entry = placed.entry();
      if (entry.begin() > next) {
        throw json.problem(
            placed.position(),
            "begins at byte %d; no tensor has those from %d".formatted(entry.begin(), next));
      }
      if (entry.begin() < next) {
        throw json.problem(
            placed.position(),
            "begins at byte %d; \"%s\" ends at %d"
                .formatted(entry.begin(), Shown.of(before), next));
      }
      next = entry.end();
      before = entry.name();
    }
    if (next < end) {
      throw new MalformedFileException(
          "byte %d: the last tensor ends here; the file has %d bytes".formatted(next, end));
    }
  }
}

package dev.moequant.internal.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import dev.moequant.tensors.TensorType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A tensor that is nothing but its dtype and shape. */
public record TestTensor(TensorType dtype, List<Long> shape) {
  public static final TensorAdapter<TestTensor> TENSORS =
      new TensorAdapter<>() {
        @Override
        public long[] shape(TestTensor tensor) {
          return tensor.shape().stream().mapToLong(Long::longValue).toArray();
        }

        @Override
        public TensorType dtype(TestTensor tensor) {
          return tensor.dtype();
        }
      };

  private static final Pattern LINE = Pattern.compile("(\\w+) ([\\w.]+) \\[(.*)]");

  /** An adapter that answers with the same arrays again and again, one for each length. */
  static TensorAdapter<TestTensor> reusing() {
    Map<Integer, long[]> arrays = new HashMap<>();
    return new TensorAdapter<>() {
      @Override
      public long[] shape(TestTensor tensor) {
        long[] array = arrays.computeIfAbsent(tensor.shape().size(), long[]::new);
        Arrays.setAll(array, tensor.shape()::get);
        return array;
      }

      @Override
      public TensorType dtype(TestTensor tensor) {
        return tensor.dtype();
      }
    };
  }

  public static TestTensor of(TensorType dtype, long... shape) {
    return new TestTensor(dtype, Arrays.stream(shape).boxed().toList());
  }

  public static TestTensor f32(long... shape) {
    return of(TensorType.F32, shape);
  }

  /** Tensors as messages write them: {@code w1_scale F32 [8, 28, 32]}. */
  static SlotTensors<TestTensor> slots(List<String> lines) {
    SlotTensors<TestTensor> slots = SlotTensors.none();
    for (String line : lines) {
      Matcher matcher = LINE.matcher(line);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(line);
      }
      slots =
          slots.with(
              slot(matcher.group(1)),
              new TestTensor(TensorType.of(matcher.group(2)), shape(matcher.group(3))));
    }
    return slots;
  }

  static TensorSlot slot(String vllmName) {
    return Arrays.stream(TensorSlot.values())
        .filter(slot -> slot.vllmName().equals(vllmName))
        .findFirst()
        .orElseThrow();
  }

  /** Sizes as messages write them, without the brackets. */
  static List<Long> shape(String sizes) {
    return sizes.isEmpty()
        ? List.of()
        : Arrays.stream(sizes.split(", ")).map(Long::valueOf).toList();
  }
}

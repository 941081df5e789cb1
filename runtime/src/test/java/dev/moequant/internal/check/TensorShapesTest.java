package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.QuantConfigs;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.seeded.Seeded;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Tensors of one layer are accepted, and others are not: compared with a search through all layers
 * that knows nothing of intervals.
 */
class TensorShapesTest {
  private enum Form {
    FP8_BLOCKS,
    FP8_BLOCKS_WITH_BIAS,
    INT4_GROUPS,
    INT8_GROUPS,
    WITHOUT_BLOCKS
  }

  private static final Pattern NUMBERS = Pattern.compile("here \\[([0-9, ]*)]");

  @Test
  void tensorsOfOneLayerAreAccepted() {
    Seeded.tries(
        3_000,
        seeded -> {
          ShapesOfScheme shapes = scheme(seeded, 256);
          Layer layer = layer(seeded, 512, 1 << 20);
          assertWithMessage("%s %s", shapes, layer)
              .that(findings(shapes, tensors(shapes, layer, seeded)))
              .isEmpty();
        });
  }

  @Test
  void oneOtherSizeIsFoundUnlessItIsThatOfAnotherLayer() {
    Seeded.tries(
        3_000,
        seeded -> {
          ShapesOfScheme shapes = smallBlocks(seeded);
          Map<TensorSlot, List<Long>> changed = enlarged(1, shapes, seeded);
          List<Finding> findings = findings(shapes, changed);
          assertWithMessage("%s %s %s", shapes, changed, findings)
              .that(findings)
              .hasSize(isOfOneLayer(shapes, changed) ? 0 : 1);
          for (Finding finding : findings) {
            obey(shapes, changed, finding);
          }
        });
  }

  @Test
  void whateverIsNotBlamedIsOfOneLayer() {
    Seeded.tries(
        2_000,
        seeded -> {
          ShapesOfScheme shapes = smallBlocks(seeded);
          Map<TensorSlot, List<Long>> changed = enlarged(3, shapes, seeded);
          List<Finding> findings = findings(shapes, changed);
          assertWithMessage("%s %s %s", shapes, changed, findings)
              .that(findings.isEmpty())
              .isEqualTo(isOfOneLayer(shapes, changed));
          findings.forEach(finding -> changed.remove(slot(finding)));
          assertWithMessage("%s %s", shapes, changed).that(isOfOneLayer(shapes, changed)).isTrue();
        });
  }

  /** All are named at once, so a wrong dtype hides no other size. */
  @Test
  void wrongDtypesChangeNothingAboutSizes() {
    Seeded.tries(
        1_000,
        seeded -> {
          ShapesOfScheme shapes = smallBlocks(seeded);
          Map<TensorSlot, List<Long>> changed = enlarged(2, shapes, seeded);
          List<TensorSlot> contradicting =
              findings(shapes, changed).stream()
                  .filter(finding -> finding.text().matches("\\w+ is (\\[|for ).*"))
                  .map(TensorShapesTest::slot)
                  .toList();
          List<Finding> all = findings(shapes, changed, expected -> TensorType.of("F4"));
          assertWithMessage("%s", all).that(all).hasSize(changed.size());
          assertWithMessage("%s %s", changed, all)
              .that(
                  all.stream()
                      .filter(finding -> finding.text().contains(", as "))
                      .map(TensorShapesTest::slot)
                      .toList())
              .isEqualTo(contradicting);
        });
  }

  /** With the shape that the message asks for, nothing is wrong any more. */
  private static void obey(
      ShapesOfScheme shapes, Map<TensorSlot, List<Long>> tensors, Finding finding) {
    Matcher numbers = NUMBERS.matcher(finding.text());
    if (numbers.find()) {
      Map<TensorSlot, List<Long>> right = new EnumMap<>(tensors);
      right.put(slot(finding), TestTensor.shape(numbers.group(1)));
      assertWithMessage("%s", finding).that(findings(shapes, right)).isEmpty();
    }
  }

  private static TensorSlot slot(Finding finding) {
    return TestTensor.slot(finding.text().substring(0, finding.text().indexOf(' ')));
  }

  private static List<Finding> findings(
      ShapesOfScheme shapes, Map<TensorSlot, List<Long>> tensors) {
    return findings(shapes, tensors, expected -> TensorType.of(expected.dtypes().get(0)));
  }

  private static List<Finding> findings(
      ShapesOfScheme shapes,
      Map<TensorSlot, List<Long>> tensors,
      Function<ExpectedTensor, TensorType> dtypes) {
    SlotTensors<TestTensor> slots = SlotTensors.none();
    for (ExpectedTensor expected : ExpectedTensors.of(shapes.scheme())) {
      List<Long> shape = tensors.getOrDefault(expected.slot(), List.of());
      slots = slots.with(expected.slot(), new TestTensor(dtypes.apply(expected), shape));
    }
    List<Finding> errors = QuantConfigs.check(shapes.scheme(), TestTensor.TENSORS, slots).errors();
    // What an adapter does with its array after it has answered is its own affair.
    assertWithMessage("with one array, %s", tensors)
        .that(QuantConfigs.check(shapes.scheme(), TestTensor.reusing(), slots).errors())
        .isEqualTo(errors);
    return errors;
  }

  /** One of the right shapes for each slot. */
  private static Map<TensorSlot, List<Long>> tensors(
      ShapesOfScheme shapes, Layer layer, Seeded seeded) {
    Map<TensorSlot, List<Long>> tensors = new EnumMap<>(TensorSlot.class);
    for (TensorSlot slot : RequiredSlots.of(shapes.scheme())) {
      List<List<Long>> right = shapes.table().shapes(layer, slot);
      seeded.assume(!right.isEmpty());
      tensors.put(slot, seeded.oneOf(right));
    }
    return tensors;
  }

  /** The tensors of a small layer, with so many dimensions greater by one. */
  private static Map<TensorSlot, List<Long>> enlarged(
      int times, ShapesOfScheme shapes, Seeded seeded) {
    Map<TensorSlot, List<Long>> tensors = tensors(shapes, layer(seeded, 4, 7), seeded);
    for (int i = 0; i < times; i++) {
      TensorSlot slot = seeded.oneOf(List.copyOf(tensors.keySet()));
      List<Long> shape = new ArrayList<>(tensors.get(slot));
      seeded.assume(!shape.isEmpty());
      int dimension = seeded.oneOf(IntStream.range(0, shape.size()).boxed().toList());
      shape.set(dimension, shape.get(dimension) + 1);
      tensors.put(slot, shape);
    }
    return tensors;
  }

  /** Tries every layer up to where one must have been met. */
  private static boolean isOfOneLayer(ShapesOfScheme shapes, Map<TensorSlot, List<Long>> tensors) {
    long largest =
        tensors.values().stream().flatMap(Collection::stream).mapToLong(n -> n).max().orElse(1);
    // Columns in groups of 16 and 32 are 1 here, and at most 4 once they were enlarged.
    long most = Math.max(largest * Math.min(3, shapes.step()), 3 * shapes.step() + 1);
    for (long e = 1; e <= 7; e++) {
      for (long h = 1; h <= most; h++) {
        for (long i = 1; i <= most; i++) {
          if (isOf(new Layer(e, h, i, true), shapes, tensors)
              || isOf(new Layer(e, h, i, false), shapes, tensors)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isOf(
      Layer layer, ShapesOfScheme shapes, Map<TensorSlot, List<Long>> tensors) {
    for (Map.Entry<TensorSlot, List<Long>> tensor : tensors.entrySet()) {
      if (!shapes.table().shapes(layer, tensor.getKey()).contains(tensor.getValue())) {
        return false;
      }
    }
    return true;
  }

  private static ShapesOfScheme smallBlocks(Seeded seeded) {
    return scheme(seeded, 3);
  }

  private static ShapesOfScheme scheme(Seeded seeded, int largestBlock) {
    int n = seeded.between(1, largestBlock);
    int k = seeded.between(1, largestBlock);
    return switch (seeded.oneOf(List.of(Form.values()))) {
      case FP8_BLOCKS -> ShapesOfScheme.fp8Blocks(n, k);
      case FP8_BLOCKS_WITH_BIAS -> ShapesOfScheme.fp8BlocksWithBias(n, k);
      case INT4_GROUPS -> ShapesOfScheme.int4Groups(k, seeded.coin());
      case INT8_GROUPS -> ShapesOfScheme.int8Groups(k);
      case WITHOUT_BLOCKS ->
          seeded.oneOf(
              List.of(
                  ShapesOfScheme.fp8PerChannel(),
                  ShapesOfScheme.fp8Static(),
                  ShapesOfScheme.int8W8A8(),
                  ShapesOfScheme.mxfp4(false),
                  ShapesOfScheme.mxfp4(true),
                  ShapesOfScheme.nvfp4()));
    };
  }

  private static Layer layer(Seeded seeded, long experts, long size) {
    return new Layer(
        seeded.between(1, experts),
        seeded.between(1, size),
        seeded.between(1, size),
        seeded.coin());
  }
}

package dev.moequant;

import static com.google.common.truth.Truth.assertWithMessage;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.rules.Finding;
import dev.moequant.spec.ExpectedTensor;
import dev.moequant.spec.ExpectedTensors;
import dev.moequant.spec.RequiredSlots;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Tensors of one layer are accepted, and others are not: compared with a search through all layers
 * that knows nothing of intervals.
 */
class TensorShapesTest {
  private static final Pattern NUMBERS = Pattern.compile("here \\[([0-9, ]*)]");

  @Property(tries = 3_000)
  void tensorsOfOneLayerAreAccepted(
      @ForAll("schemes") ShapesOfScheme shapes,
      @ForAll("layers") Layer layer,
      @ForAll Random random) {
    assertWithMessage("%s", layer).that(findings(shapes, tensors(shapes, layer, random))).isEmpty();
  }

  @Property(tries = 3_000)
  void oneOtherSizeIsFoundUnlessItIsThatOfAnotherLayer(
      @ForAll("smallBlocks") ShapesOfScheme shapes,
      @ForAll("smallLayers") Layer layer,
      @ForAll Random random) {
    Map<TensorSlot, List<Long>> changed = tensors(shapes, layer, random);
    Assume.that(enlarge(changed, random));
    List<Finding> findings = findings(shapes, changed);
    assertWithMessage("%s %s", changed, findings)
        .that(findings)
        .hasSize(isOfOneLayer(shapes, changed) ? 0 : 1);
    for (Finding finding : findings) {
      obey(shapes, changed, finding);
    }
  }

  @Property(tries = 2_000)
  void whateverIsNotBlamedIsOfOneLayer(
      @ForAll("smallBlocks") ShapesOfScheme shapes,
      @ForAll("smallLayers") Layer layer,
      @ForAll Random random) {
    Map<TensorSlot, List<Long>> changed = tensors(shapes, layer, random);
    for (int times = 0; times < 3; times++) {
      Assume.that(enlarge(changed, random));
    }
    List<Finding> findings = findings(shapes, changed);
    assertWithMessage("%s %s", changed, findings)
        .that(findings.isEmpty())
        .isEqualTo(isOfOneLayer(shapes, changed));
    findings.forEach(finding -> changed.remove(slot(finding)));
    assertWithMessage("%s", changed).that(isOfOneLayer(shapes, changed)).isTrue();
  }

  /** All are named at once, so a wrong dtype hides no other size. */
  @Property(tries = 1_000)
  void wrongDtypesChangeNothingAboutSizes(
      @ForAll("smallBlocks") ShapesOfScheme shapes,
      @ForAll("smallLayers") Layer layer,
      @ForAll Random random) {
    Map<TensorSlot, List<Long>> changed = tensors(shapes, layer, random);
    for (int times = 0; times < 2; times++) {
      Assume.that(enlarge(changed, random));
    }
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
    return QuantConfigs.check(shapes.scheme(), TestTensor.TENSORS, slots).errors();
  }

  /** One of the right shapes for each slot. */
  private static Map<TensorSlot, List<Long>> tensors(
      ShapesOfScheme shapes, Layer layer, Random random) {
    Map<TensorSlot, List<Long>> tensors = new EnumMap<>(TensorSlot.class);
    for (TensorSlot slot : RequiredSlots.of(shapes.scheme())) {
      List<List<Long>> right = shapes.table().shapes(layer, slot);
      Assume.that(!right.isEmpty());
      tensors.put(slot, right.get(random.nextInt(right.size())));
    }
    return tensors;
  }

  /** One dimension of one tensor becomes greater by one; false if it hits a scalar. */
  private static boolean enlarge(Map<TensorSlot, List<Long>> tensors, Random random) {
    List<TensorSlot> slots = new ArrayList<>(tensors.keySet());
    TensorSlot slot = slots.get(random.nextInt(slots.size()));
    List<Long> shape = new ArrayList<>(tensors.get(slot));
    if (shape.isEmpty()) {
      return false;
    }
    int dimension = random.nextInt(shape.size());
    shape.set(dimension, shape.get(dimension) + 1);
    tensors.put(slot, shape);
    return true;
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

  @Provide
  Arbitrary<ShapesOfScheme> schemes() {
    return shapes(Arbitraries.integers().between(1, 256));
  }

  @Provide
  Arbitrary<ShapesOfScheme> smallBlocks() {
    return shapes(Arbitraries.integers().between(1, 3));
  }

  private static Arbitrary<ShapesOfScheme> shapes(Arbitrary<Integer> block) {
    return Arbitraries.oneOf(
        Combinators.combine(block, block).as(ShapesOfScheme::fp8Blocks),
        Combinators.combine(block, block).as(ShapesOfScheme::fp8BlocksWithBias),
        Combinators.combine(block, Arbitraries.of(true, false)).as(ShapesOfScheme::int4Groups),
        block.map(ShapesOfScheme::int8Groups),
        Arbitraries.of(
            ShapesOfScheme.fp8PerChannel(),
            ShapesOfScheme.fp8Static(),
            ShapesOfScheme.int8W8A8(),
            ShapesOfScheme.mxfp4(false),
            ShapesOfScheme.mxfp4(true),
            ShapesOfScheme.nvfp4()));
  }

  @Provide
  Arbitrary<Layer> layers() {
    return layers(512, 1 << 20);
  }

  @Provide
  Arbitrary<Layer> smallLayers() {
    return layers(4, 7);
  }

  private static Arbitrary<Layer> layers(long experts, long size) {
    Arbitrary<Long> sizes = Arbitraries.longs().between(1, size);
    return Combinators.combine(
            Arbitraries.longs().between(1, experts), sizes, sizes, Arbitraries.of(true, false))
        .as(Layer::new);
  }
}

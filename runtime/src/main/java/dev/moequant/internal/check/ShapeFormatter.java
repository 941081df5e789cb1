package dev.moequant.internal.check;

import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensor.Axis;
import dev.moequant.shapes.ExpectedTensor.Dim;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Expected shapes in symbols, and in numbers as far as tensors tell them. */
final class ShapeFormatter {
  private final SizeBounds known;
  private final boolean ranges;

  /** Ranges can be left out: where much is wrong, what blocks allow is noise. */
  ShapeFormatter(SizeBounds known, boolean ranges) {
    this.known = known;
    this.ranges = ranges;
  }

  /** For example {@code [E, N, 1] or [E, N], here [8, 512, 1] or [8, 512]}. */
  String of(ExpectedTensor tensor, List<List<Dim>> shapes) {
    String symbols = join(shapes, Dim::symbol);
    boolean first = tensor.isOfFirstGemm();
    boolean anyNumber =
        shapes.stream().flatMap(List::stream).anyMatch(dim -> known.knows(first, dim));
    return anyNumber ? symbols + ", here " + numbers(first, shapes) : symbols;
  }

  private String numbers(boolean first, List<List<Dim>> shapes) {
    String gated = join(shapes, dim -> known.show(first, dim, true, ranges));
    String plain = join(shapes, dim -> known.show(first, dim, false, ranges));
    boolean canBeGated = known.isPossible(SizeBounds.I, true);
    boolean canBePlain = known.isPossible(SizeBounds.I, false);
    if (canBeGated && canBePlain) {
      return gated.equals(plain) ? plain : gated + " with gating, " + plain + " without";
    }
    String only = canBeGated ? gated : plain;
    boolean tells = shapes.stream().flatMap(List::stream).anyMatch(dim -> dependsOnI(first, dim));
    return tells ? only + (canBeGated ? " with gating" : " without gating") : only;
  }

  private static boolean dependsOnI(boolean first, Dim dim) {
    return first ? dim.axis() == Axis.N : dim.axis() == Axis.K || dim.axis() == Axis.I_FULL;
  }

  private static String join(List<List<Dim>> shapes, Function<Dim, String> words) {
    return shapes.stream()
        .map(dims -> dims.stream().map(words).collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(" or "));
  }
}

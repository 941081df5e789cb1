package dev.moequant.internal.check;

import dev.moequant.shapes.Dim;
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

  /** For example {@code [E, 2I, 1] or [E, 2I], here [8, 512, 1] or [8, 512]}. */
  String of(List<List<Dim>> shapes) {
    String symbols = join(shapes, Dim::symbol);
    boolean anyNumber = shapes.stream().flatMap(List::stream).anyMatch(dim -> known.knows(dim));
    return anyNumber ? symbols + ", here " + numbers(shapes) : symbols;
  }

  private String numbers(List<List<Dim>> shapes) {
    String gated = join(shapes, dim -> known.show(dim, true, ranges));
    String plain = join(shapes, dim -> known.show(dim, false, ranges));
    boolean canBeGated = known.canBeGated();
    boolean canBePlain = known.canBePlain();
    if (canBeGated && canBePlain) {
      return gated.equals(plain) ? plain : gated + " with gating, " + plain + " without";
    }
    String only = canBeGated ? gated : plain;
    boolean tells = shapes.stream().flatMap(List::stream).anyMatch(ShapeFormatter::dependsOnI);
    if (!tells) {
      return only;
    }
    String why = known.hasOddRows() ? " (an odd number of rows is not gate and up)" : "";
    return only + (canBeGated ? " with gating" : " without gating" + why);
  }

  private static boolean dependsOnI(Dim dim) {
    return switch (dim.axis()) {
      case I, GATE_UP, I_FULL -> true;
      case ONE, E, H, SHARDS -> false;
    };
  }

  private static String join(List<List<Dim>> shapes, Function<Dim, String> words) {
    return shapes.stream()
        .map(dims -> dims.stream().map(words).collect(Collectors.joining(", ", "[", "]")))
        .collect(Collectors.joining(" or "));
  }
}

package dev.moequant.benchmarks;

import dev.moequant.GroupShape;
import dev.moequant.annotations.DType;
import dev.moequant.tensors.Scale;

/**
 * What somebody would write who needs no checks: the same fields, and nothing else. The limit to
 * compare with.
 */
record HandWritten<T>(Desc<T> a1, Desc<T> a2, Desc<T> w1, Desc<T> w2) {
  record Desc<T>(DType dtype, GroupShape shape, Scale<T> scale, T alphaOrGscale, T zp, T bias) {}

  static <T> HandWritten<T> fp8Blocks(T w1Scale, T w2Scale, int blockN, int blockK) {
    GroupShape shape = new GroupShape(blockN, blockK);
    return new HandWritten<>(
        new Desc<>(DType.FLOAT8_E4M3FN, shape, null, null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, shape, null, null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, shape, Scale.of(w1Scale), null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, shape, Scale.of(w2Scale), null, null, null));
  }

  static <T> HandWritten<T> fp8PerToken(T w1Scale, T w2Scale) {
    return new HandWritten<>(
        new Desc<>(DType.FLOAT8_E4M3FN, GroupShape.PER_TOKEN, null, null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, GroupShape.PER_TOKEN, null, null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, GroupShape.PER_TOKEN, Scale.of(w1Scale), null, null, null),
        new Desc<>(DType.FLOAT8_E4M3FN, GroupShape.PER_TOKEN, Scale.of(w2Scale), null, null, null));
  }
}

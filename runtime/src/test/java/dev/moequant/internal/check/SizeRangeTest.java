package dev.moequant.internal.check;

import static com.google.common.truth.Truth.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;

class SizeRangeTest {
  private static final long GREATEST = Long.MAX_VALUE - 1;
  private static final int[] FACTORS = {1, 2, 3, 128, 1 << 30, Integer.MAX_VALUE};

  @Test
  void productsAreExactUpToTheGreatest() {
    for (int factor : FACTORS) {
      for (long near : new long[] {2, 1L << 31, GREATEST / factor, Long.MAX_VALUE - 2}) {
        for (long count = near - 2; count <= near + 2 && count >= 0; count++) {
          BigInteger product = BigInteger.valueOf(count).multiply(BigInteger.valueOf(factor));
          assertThat(SizeRange.times(count, factor))
              .isEqualTo(product.min(BigInteger.valueOf(GREATEST)).longValueExact());
        }
      }
    }
  }
}

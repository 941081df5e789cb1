package dev.moequant.seeded;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What the tests with random inputs rely on. */
class SeededTest {
  private static List<Long> numbers() {
    List<Long> numbers = new ArrayList<>();
    Seeded.tries(1_000, seeded -> numbers.add(seeded.between(-2L, 4096L)));
    return numbers;
  }

  @Test
  void eachRunIsTheSame() {
    assertThat(numbers()).isEqualTo(numbers());
    assertThat(numbers()).hasSize(1_000);
  }

  @Test
  void edgesAreMetAndAllMagnitudes() {
    Set<Long> numbers = new TreeSet<>(numbers());
    assertThat(numbers).containsAtLeast(-2L, -1L, 0L, 1L, 4095L, 4096L);
    for (long size = 2; size < 4096; size *= 2) {
      long from = size;
      assertThat(numbers.stream().filter(n -> n >= from && n <= 2 * from).count()).isAtLeast(1);
    }
    assertThat(numbers.stream().filter(n -> n < -2 || n > 4096).toList()).isEmpty();
    assertThat(numbers.size()).isAtLeast(400);
  }

  @Test
  void whatFailsSaysItsSeed() {
    AssertionError failed =
        assertThrows(
            AssertionError.class,
            () ->
                Seeded.tries(
                    10,
                    seeded -> {
                      throw new IllegalStateException("no such layer");
                    }));
    assertThat(failed)
        .hasMessageThat()
        .containsMatch("try 1 of 10 fails; again with -Dmoequant.seed=-?\\d+");
    assertThat(failed).hasMessageThat().contains("no such layer");
    assertThat(failed).hasCauseThat().isInstanceOf(IllegalStateException.class);
  }

  @Test
  void aPropertyThatIsHardlyTriedFails() {
    Seeded.tries(100, seeded -> seeded.assume(seeded.coin()));
    assertThat(assertThrows(AssertionError.class, () -> Seeded.tries(8, s -> s.assume(false))))
        .hasMessageThat()
        .startsWith("8 of 8 tries were given up, with -Dmoequant.seed=");
  }
}

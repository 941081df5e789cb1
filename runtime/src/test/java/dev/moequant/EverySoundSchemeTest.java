package dev.moequant;

import static com.google.common.truth.Truth.assertThat;

import dev.moequant.internal.rules.EveryScheme;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Parity from the other side, for all small members: whatever the rules accept is accepted by the
 * factory of vLLM that it maps to, and both make the same config, down to the four descriptions.
 */
class EverySoundSchemeTest {
  @Test
  void isMadeByItsOwnFactoryOfVllm() {
    Set<SchemeKind> kinds = EnumSet.noneOf(SchemeKind.class);
    EveryScheme.sound().filter(EveryScheme.sampled(5)).forEach(s -> kinds.add(compared(s)));
    assertThat(kinds).containsExactlyElementsIn(SchemeKind.values());
  }

  private static SchemeKind compared(SchemeSpec scheme) {
    VllmComparison.sameConfig(scheme);
    return scheme.kind();
  }
}

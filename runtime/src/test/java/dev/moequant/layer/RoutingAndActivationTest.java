package dev.moequant.layer;

import static com.google.common.truth.Truth.assertThat;
import static com.google.common.truth.Truth.assertWithMessage;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.Activation;
import dev.moequant.annotations.Routing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RoutingAndActivationTest {
  @ParameterizedTest
  @EnumSource
  void anActivationIsFoundByItsName(MoEActivation activation) {
    assertThat(MoEActivation.of(activation.vllmName())).isSameInstanceAs(activation);
    assertWithMessage("%s", activation.withoutMul())
        .that(activation.withoutMul().withoutMul())
        .isSameInstanceAs(activation.withoutMul());
    assertThat(activation.withoutMul().customOpName()).isEqualTo(activation.customOpName());
  }

  @Test
  void noActivationIsCalledSo() {
    IllegalArgumentException thrown =
        assertThrows(IllegalArgumentException.class, () -> MoEActivation.of("situ"));
    assertThat(thrown)
        .hasMessageThat()
        .isEqualTo(
            "vLLM 2026-07 has no MoE activation 'situ'; it has silu, gelu, gelu_tanh, relu2,"
                + " swigluoai, swigluoai_uninterleave, swiglustep, silu_no_mul, gelu_no_mul,"
                + " gelu_tanh_no_mul, relu2_no_mul");
    assertThrows(IllegalArgumentException.class, () -> MoEActivation.of("SILU"));
  }

  @Test
  void onlyTheClampedOnesHaveNoTwinWithoutAGate() {
    for (MoEActivation activation : MoEActivation.values()) {
      boolean isClamped = activation.name().startsWith("SWIGLU");
      assertWithMessage("%s", activation)
          .that(activation.withoutMul().isGated())
          .isEqualTo(isClamped);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aRoutingMethodIsFoundByItsName(RoutingMethodType method) {
    assertThat(RoutingMethodType.ofName(method.vllmName())).hasValue(method);
  }

  @Test
  void noRoutingMethodIsCalledSo() {
    assertThat(RoutingMethodType.ofName("DEFAULT")).isEmpty();
  }

  @Test
  void aRouterWithoutGroupsBiasAndFactorNeedNotSaySo() {
    assertThat(RoutingMethodType.of("softmax", true))
        .isEqualTo(RoutingMethodType.RENORMALIZE_NAIVE);
    assertThat(RoutingMethodType.of("sigmoid", false)).isEqualTo(RoutingMethodType.SIGMOID);
  }

  /** The words of annotations and vLLM's own enums, which are two. */
  @Test
  void aWordOfAnnotationsMeansTheSameHere() {
    for (MoEActivation activation : MoEActivation.values()) {
      Activation word = Activation.valueOf(activation.name());
      assertThat(word.vllmName()).isEqualTo(activation.vllmName());
      assertThat(word.isGated()).isEqualTo(activation.isGated());
    }
    assertThat(names(Activation.values()))
        .containsExactlyElementsIn(names(MoEActivation.values(), "SITU"));

    for (Routing word : Routing.values()) {
      RoutingMethodType method = RoutingMethodType.valueOf(word.name());
      assertThat(method.vllmName()).isEqualTo(word.vllmName());
    }
    assertThat(names(RoutingMethodType.values()))
        .containsExactlyElementsIn(names(Routing.values(), "SIMULATED"));
  }

  private static List<String> names(Enum<?>[] values, String... more) {
    return Stream.concat(Stream.of(values).map(Enum::name), Stream.of(more)).toList();
  }
}

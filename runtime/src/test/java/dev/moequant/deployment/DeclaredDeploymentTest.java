package dev.moequant.deployment;

import static com.google.common.truth.Truth.assertThat;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.moequant.annotations.Gpu;
import dev.moequant.scheme.SchemeSpec;
import org.junit.jupiter.api.Test;

/** What a service sees of the constants that are generated for a layer. */
class DeclaredDeploymentTest {
  private enum Deployment implements DeclaredDeployment {
    ONE(DeploymentSpec.of("one")),
    TWO_H100(DeploymentSpec.of("two h100").withTp(2).withGpu(Gpu.H100));

    private final DeploymentSpec spec;

    Deployment(DeploymentSpec spec) {
      this.spec = spec;
    }

    @Override
    public DeploymentSpec spec() {
      return spec;
    }

    @Override
    public DeployedLayer layer() {
      return new DeployedLayer(
          SchemeSpec.fp8W8A8(),
          LayerSpec.of(
              l -> {
                l.numExperts(8);
                l.expertsPerToken(2);
                l.hiddenDim(64);
                l.intermediateSize(96);
              }),
          spec,
          0);
    }
  }

  @Test
  void aServicePicksOneByName() {
    Deployment found = DeclaredDeployment.named(Deployment.values(), "two h100");
    assertThat(found).isEqualTo(Deployment.TWO_H100);
    assertThat(found.rank().intermediateSizePerPartition()).isEqualTo(48);
  }

  @Test
  void aNameThatNobodyDeclaredIsSaidWithThoseThatAre() {
    assertThat(
            assertThrows(
                IllegalArgumentException.class,
                () -> DeclaredDeployment.named(Deployment.values(), "TWO_H100")))
        .hasMessageThat()
        .isEqualTo("TWO_H100 is no deployment of this layer; there are \"one\", \"two h100\"");
  }
}

package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.All2AllBackend;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.deployment.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/**
 * A layer, or a deployment, as the Java expression that builds it, defaults left out: {@code
 * DeploymentSpec.of("two l40s").withTp(2)}.
 */
final class LayerExpression {
  /** So many calls stand in one line. */
  private static final int SHORT = 3;

  private final String prefix;
  private final List<CodeBlock> options = new ArrayList<>();

  private LayerExpression(String prefix) {
    this.prefix = prefix;
  }

  static CodeBlock of(LayerSpec layer) {
    LayerExpression all = new LayerExpression("layer.");
    all.always("numExperts", layer.numExperts());
    all.always("expertsPerToken", layer.expertsPerToken());
    all.always("hiddenDim", layer.hiddenDim());
    all.always("intermediateSize", layer.intermediateSize());
    all.unless(Activation.SILU, "activation", layer.activation());
    all.unless(DType.BFLOAT16, "inDtype", layer.inDtype());
    all.unless(false, "bias", layer.bias());
    all.unless(Double.NaN, "swigluLimit", layer.swigluLimit());
    all.unless(Routing.UNSPECIFIED, "routing", layer.routing());
    all.unless(false, "routerWeightOnInput", layer.routerWeightOnInput());
    all.unless(0, "denseIntermediateSize", layer.denseIntermediateSize());
    all.unless(0, "sharedIntermediateSize", layer.sharedIntermediateSize());
    return CodeBlock.of("$T.of($L)", LayerSpec.class, all.lambda());
  }

  /** Not a block, which is a lambda: each costs a compiler as much as ten calls. */
  static CodeBlock of(DeploymentSpec deployment) {
    LayerExpression all = new LayerExpression(".with");
    all.unless(1, "Tp", deployment.tp());
    all.unless(1, "Dp", deployment.dp());
    all.unless(false, "ExpertParallel", deployment.expertParallel());
    all.unless(false, "Eplb", deployment.eplb());
    all.unless(0, "RedundantExperts", deployment.redundantExperts());
    all.unless(All2AllBackend.ALLGATHER_REDUCESCATTER, "All2all", deployment.all2all());
    all.unless(Gpu.UNSPECIFIED, "Gpu", deployment.gpu());
    all.unless(Kernel.AUTO, "Kernel", deployment.kernel());
    boolean isLong = all.options.size() > SHORT;
    return CodeBlock.of(
        isLong ? "$T.of($L)$>$>\n$L$<$<" : "$T.of($L)$L",
        DeploymentSpec.class,
        UnseenText.literal(deployment.name()),
        CodeBlock.join(all.options, isLong ? "\n" : ""));
  }

  private void always(String member, Object value) {
    options.add(CodeBlock.of("$L$L($L)", prefix, member, Literals.of(value)));
  }

  private void unless(Object usual, String member, Object value) {
    if (!value.equals(usual)) {
      always(member, value);
    }
  }

  private CodeBlock lambda() {
    CodeBlock.Builder lambda = CodeBlock.builder().add("layer -> {\n$>");
    options.forEach(option -> lambda.add("$L;\n", option));
    return lambda.add("$<}").build();
  }
}

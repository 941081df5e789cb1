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
 * DeploymentSpec.of("two l40s", deployment -> deployment.tp(2))}.
 */
final class LayerExpression {
  private final String scope;
  private final List<CodeBlock> options = new ArrayList<>();

  private LayerExpression(String scope) {
    this.scope = scope;
  }

  static CodeBlock of(LayerSpec layer) {
    LayerExpression all = new LayerExpression("layer");
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

  static CodeBlock of(DeploymentSpec deployment) {
    LayerExpression all = new LayerExpression("deployment");
    all.unless(1, "tp", deployment.tp());
    all.unless(1, "dp", deployment.dp());
    all.unless(false, "expertParallel", deployment.expertParallel());
    all.unless(false, "eplb", deployment.eplb());
    all.unless(0, "redundantExperts", deployment.redundantExperts());
    all.unless(All2AllBackend.ALLGATHER_REDUCESCATTER, "all2all", deployment.all2all());
    all.unless(Gpu.UNSPECIFIED, "gpu", deployment.gpu());
    all.unless(Kernel.AUTO, "kernel", deployment.kernel());
    String name = UnseenText.literal(deployment.name());
    return all.options.isEmpty()
        ? CodeBlock.of("$T.of($L)", DeploymentSpec.class, name)
        : CodeBlock.of("$T.of($L, $L)", DeploymentSpec.class, name, all.lambda());
  }

  private void always(String member, Object value) {
    options.add(CodeBlock.of("$L.$N($L)", scope, member, Literals.of(value)));
  }

  private void unless(Object usual, String member, Object value) {
    if (!value.equals(usual)) {
      always(member, value);
    }
  }

  private CodeBlock lambda() {
    if (options.size() == 1) {
      return CodeBlock.of("$L -> $L", scope, options.get(0));
    }
    CodeBlock.Builder lambda = CodeBlock.builder().add("$L -> {\n$>", scope);
    options.forEach(option -> lambda.add("$L;\n", option));
    return lambda.add("$<}").build();
  }
}

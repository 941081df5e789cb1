package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.moequant.annotations.Activation;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Routing;
import dev.moequant.deployment.LayerSpec;
import java.util.ArrayList;
import java.util.List;

/** A layer as the Java expression that builds it, defaults left out. */
final class LayerExpression {
  private final List<CodeBlock> options = new ArrayList<>();

  private LayerExpression() {}

  static CodeBlock of(LayerSpec layer) {
    LayerExpression all = new LayerExpression();
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

  private void always(String member, Object value) {
    options.add(CodeBlock.of("layer.$L($L)", member, Literals.of(value)));
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

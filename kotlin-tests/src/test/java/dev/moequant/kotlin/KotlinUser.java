package dev.moequant.kotlin;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.samples.models.Tensor;

/** What the accepted Kotlin classes do, each with its form of blocks. */
public interface KotlinUser {
  FusedMoEQuantConfig<Tensor> blocks(Tensor w13, Tensor w2);

  FusedMoEQuantConfig<Tensor> staticScales(Tensor w13, Tensor w2, Tensor a1, Tensor a2);

  QuantReport check(Tensor w13, Tensor w2);

  /** int8 with scales for each token. */
  FusedMoEQuantConfig<Tensor> make(Tensor w13, Tensor w2);

  /** fp8 in blocks, by vLLM's own factory. */
  FusedMoEQuantConfig<Tensor> vllm(Tensor w13, Tensor w2);

  /** The dtype of {@code a1_scale}, "none" without one. */
  String inputScale(FusedMoEQuantConfig<Tensor> config);
}

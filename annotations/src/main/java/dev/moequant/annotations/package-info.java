/**
 * How to say, on a class, how the weights and activations of a mixture-of-experts layer are
 * quantized.
 *
 * <p>A <em>scheme annotation</em> ({@link Fp8W8A8}, {@link Int4W4A16}, {@link Nvfp4W4A4}, …) names
 * one of vLLM's schemes; {@link QuantScheme} spells one out, on a class or on an annotation type of
 * your own. The moequant annotation processor checks it and generates a factory beside the class:
 *
 * <pre>{@code
 * @Fp8W8A8(blockShape = {128, 128})
 * public class DeepSeekV3Experts { }   // generates DeepSeekV3ExpertsQuantConfig
 * }</pre>
 *
 * <p>{@link QuantParam} and {@link QuantTensors} say which members hold the tensors; the factory
 * then has a method {@code of} that reads them.
 *
 * <p>The words are vLLM's own (file {@code vllm/model_executor/layers/fused_moe/config.py}), in
 * camelCase.
 */
@NullMarked
package dev.moequant.annotations;

import org.jspecify.annotations.NullMarked;

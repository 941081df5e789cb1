package dev.moequant.internal.rules;

import dev.moequant.deployment.LayerSpec;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The sizes of real models' experts, from their config.json: E, a token's, H, I. */
final class ModelLayers {
  /** Of the samples. */
  private static final int[][] SAMPLES = {
    {8, 2, 4096, 14336}, // Mixtral 8x7B
    {8, 2, 6144, 16384}, // Mixtral 8x22B
    {16, 1, 5120, 8192}, // Llama 4 Scout
    {32, 4, 2880, 2880}, // gpt-oss-20b
    {128, 4, 2880, 2880}, // gpt-oss-120b
    {128, 8, 2048, 768}, // Qwen3-30B-A3B
    {256, 8, 2048, 512}, // Qwen3.6-35B-A3B
    {256, 6, 4096, 2048}, // DeepSeek-V4-Flash
    {256, 8, 7168, 2048}, // DeepSeek-V3
  };

  /** Of other checkpoints, odd ones first. */
  private static final int[][] OTHERS = {
    {128, 6, 2688, 1856}, // Nemotron 3 Nano
    {512, 22, 1024, 2688}, // Nemotron 3 Super
    {128, 8, 4096, 1408}, // GLM-4.5-Air
    {512, 10, 2560, 640}, // Qwen3.8-Flash-Next
    {896, 16, 3584, 1024}, // the latent width of DeepEP PR#731
    {160, 8, 5120, 1536}, // GLM-4.7
    {256, 8, 3072, 1536}, // MiniMax-M2.5
    {384, 8, 7168, 2048}, // Kimi-K2
    {384, 6, 7168, 3072}, // DeepSeek-V4-Pro
  };

  private ModelLayers() {}

  static List<LayerSpec> all() {
    return Stream.of(SAMPLES, OTHERS).flatMap(Stream::of).map(ModelLayers::layer).toList();
  }

  /** And sizes that no model has, of which a condition is seldom true. */
  static List<LayerSpec> oddOnes() {
    return IntStream.of(1, 16, 48, 96, 100, 1000, 1088, 2000)
        .mapToObj(size -> layer(new int[] {6, 2, size, 3 * size}))
        .toList();
  }

  private static LayerSpec layer(int[] sizes) {
    return LayerSpec.of(l -> BrokenLayers.sizes(l, sizes[0], sizes[1], sizes[2], sizes[3]));
  }
}

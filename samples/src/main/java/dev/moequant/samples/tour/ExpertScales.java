package dev.moequant.samples.tour;

import dev.moequant.samples.models.LayerSizes;
import dev.moequant.samples.models.Tensor;

/**
 * The weight scales of one layer, shaped as a loader has them after fusing gate and up.
 *
 * @param w13 of the gate and up weights, [E, 2I, H]
 * @param w2 of the down weights, [E, H, I]
 */
record ExpertScales(Tensor w13, Tensor w2) {
  static ExpertScales perBlock(LayerSizes sizes, int block) {
    int hiddenBlocks = blocks(sizes.hidden(), block);
    return new ExpertScales(
        Tensor.f32(sizes.experts(), blocks(sizes.gateAndUp(), block), hiddenBlocks),
        Tensor.f32(sizes.experts(), hiddenBlocks, blocks(sizes.intermediate(), block)));
  }

  static ExpertScales perChannel(LayerSizes sizes) {
    return new ExpertScales(
        Tensor.f32(sizes.experts(), sizes.gateAndUp(), 1),
        Tensor.f32(sizes.experts(), sizes.hidden(), 1));
  }

  static ExpertScales perExpert(LayerSizes sizes) {
    return new ExpertScales(Tensor.f32(sizes.experts()), Tensor.f32(sizes.experts()));
  }

  /** The last block may be partial. */
  private static int blocks(int size, int block) {
    return (size + block - 1) / block;
  }
}

package dev.moequant.kernels;

/**
 * One of vLLM's quantization keys ({@code quant_utils.py}).
 *
 * @param name for example kFp8Static128BlockSym
 * @param dtype in the words of the file, for example fp4_e2m1_packed_uint8
 * @param granularity per_tensor, per_token, per_channel, group, group_any, block, mx_group,
 *     nv_group
 * @param rows of a group; -1 for all
 * @param cols of a group; -1 for all, and of group_any for any number
 * @param isStatic whether scales come with the checkpoint
 * @param isSymmetric whether there are no zero points
 * @param scales the dtype of the scales
 * @param hasGlobalScale whether the scales have a scale
 */
public record QuantKeyEntry(
    String name,
    String dtype,
    String granularity,
    int rows,
    int cols,
    boolean isStatic,
    boolean isSymmetric,
    String scales,
    boolean hasGlobalScale) {}

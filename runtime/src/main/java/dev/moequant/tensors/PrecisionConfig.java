package dev.moequant.tensors;

/**
 * A weight scale in the form of Triton's MXFP4 kernels: an opaque object of theirs that carries the
 * swizzled scale tensor. Implement it around the handle that your kernels take (vLLM: {@code
 * triton_kernels.matmul_ogs.PrecisionConfig}; GPT-OSS).
 */
public interface PrecisionConfig {}

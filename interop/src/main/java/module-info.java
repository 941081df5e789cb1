/** The files of the vLLM world. The one module with a JSON library. */
module dev.moequant.interop {
  requires transitive dev.moequant.runtime;
  requires transitive org.jspecify;
  requires com.fasterxml.jackson.core;

  exports dev.moequant.interop;
  exports dev.moequant.interop.checkpoint;
  exports dev.moequant.interop.huggingface;
  exports dev.moequant.interop.kernels;
  exports dev.moequant.interop.safetensors;
}

/** The objects of vLLM's {@code fused_moe/config.py} in Java, and the rules that guard them. */
// Only our own modules see the engine; none of them need be there.
@SuppressWarnings("module")
module dev.moequant.runtime {
  requires transitive dev.moequant.annotations;
  requires transitive org.jspecify;
  // Only for @DslMarker on MoeDsl; nobody needs it to run.
  requires static kotlin.stdlib;

  exports dev.moequant;
  exports dev.moequant.deployment;
  exports dev.moequant.diagnostics;
  exports dev.moequant.dsl;
  exports dev.moequant.kernels;
  exports dev.moequant.layer;
  exports dev.moequant.scheme;
  exports dev.moequant.shapes;
  exports dev.moequant.tensors;
  exports dev.moequant.tuning;
  exports dev.moequant.internal.rules to
      dev.moequant.processor,
      dev.moequant.interop;
  exports dev.moequant.internal.text to
      dev.moequant.processor,
      dev.moequant.interop;
}

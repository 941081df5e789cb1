/** The objects of vLLM's {@code fused_moe/config.py} in Java, and the rules that guard them. */
module dev.moequant.runtime {
  requires transitive dev.moequant.annotations;
  requires transitive org.jspecify;
  // Only for @DslMarker on MoeDsl; nobody needs it to run.
  requires static kotlin.stdlib;

  exports dev.moequant;
  exports dev.moequant.dsl;
  exports dev.moequant.rules;
  exports dev.moequant.spec;
}

/** The annotations of moequant and the enums they speak in. Needed only while compiling. */
module dev.moequant.annotations {
  requires transitive org.jspecify;

  exports dev.moequant.annotations;
}

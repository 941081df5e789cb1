/** The annotations of moequant and the enums they speak in; the runtime speaks in them, too. */
module dev.moequant.annotations {
  requires transitive org.jspecify;

  exports dev.moequant.annotations;
}

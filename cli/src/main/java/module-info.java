/** The command {@code moequant}. */
// The tour, which runs it, is compiled later.
@SuppressWarnings("module")
module dev.moequant.cli {
  requires dev.moequant.interop;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires me.tongfei.progressbar;
  requires static org.jspecify;

  exports dev.moequant.cli to
      dev.moequant.samples;

  // Options are fields, which picocli sets.
  opens dev.moequant.cli to
      info.picocli;
}

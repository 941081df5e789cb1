/** The command {@code moequant}. */
module dev.moequant.cli {
  requires dev.moequant.interop;
  requires com.fasterxml.jackson.core;
  requires info.picocli;
  requires static org.jspecify;

  exports dev.moequant.cli to
      dev.moequant.samples;

  // Options are fields, which picocli sets.
  opens dev.moequant.cli to
      info.picocli;
}

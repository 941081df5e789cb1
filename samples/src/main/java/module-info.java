/** Models as a user of moequant writes them, and the tour that shows what becomes of them. */
module dev.moequant.samples {
  requires dev.moequant.interop;
  requires dev.moequant.runtime;
  // The annotations and their enums; the runtime hands them on, saying so is clearer.
  requires dev.moequant.annotations;
  // The tour checks a checkpoint, as the command does.
  requires dev.moequant.cli;
  // The headers of safetensors files that are written are JSON.
  requires com.fasterxml.jackson.core;
  // The tour runs the compiler on classes that it must reject or warn about.
  requires java.compiler;
}

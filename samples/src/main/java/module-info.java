/** Models as a user of moequant writes them, and the tour that shows what becomes of them. */
module dev.moequant.samples {
  requires dev.moequant.runtime;
  // The annotations and their enums; the runtime hands them on, saying so is clearer.
  requires dev.moequant.annotations;
  // The tour runs the compiler on the classes that must be rejected.
  requires java.compiler;
}

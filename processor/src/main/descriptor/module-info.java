/**
 * The annotation processor, for {@code --processor-module-path}.
 *
 * <p>It describes the shaded jar, so it names nothing that is bundled and relocated there. It is
 * added to that jar: the processor itself is compiled and tested on the class path.
 */
module dev.moequant.processor {
  requires java.compiler;
  requires static jdk.compiler; // the trees of javac; other compilers have none
  requires dev.moequant.annotations;
  requires dev.moequant.interop;
  requires dev.moequant.runtime;

  provides javax.annotation.processing.Processor with
      dev.moequant.processor.QuantProcessor;
}

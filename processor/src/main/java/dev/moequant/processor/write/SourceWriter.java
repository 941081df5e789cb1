package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import dev.moequant.spec.SchemeSpec;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** Hands factories to the {@link Filer}; nothing else in the processor does. */
public final class SourceWriter {
  private final Filer filer;
  private final GeneratedAnnotations annotations;

  /**
   * A writer for one compilation.
   *
   * @param filer the compiler's
   * @param elements looks up what generated code may refer to
   * @param processorName who generates, for {@code @Generated}
   */
  public SourceWriter(Filer filer, Elements elements, String processorName) {
    this.filer = filer;
    this.annotations = new GeneratedAnnotations(elements, processorName);
  }

  /**
   * The name of the factory of a type.
   *
   * @param type an annotated type
   * @return a qualified name
   */
  public static String factoryName(TypeElement type) {
    return FactoryNaming.factoryOf(ClassName.get(type)).canonicalName();
  }

  /**
   * Whether a type is a factory that was written earlier.
   *
   * @param beside an annotated type, whose module is looked at
   * @param name the qualified name of a type that is compiled
   * @return true where {@code @Generated} says so
   */
  public boolean isOurs(TypeElement beside, String name) {
    return annotations.isOurs(beside, name);
  }

  /**
   * Writes the factory of a type.
   *
   * @param type the annotated type, the file's one originating element
   * @param scheme what it declares
   * @param declaredBy the qualified name of the user's own annotation that declares it
   * @param bound what {@code of} reads; empty where nothing is bound
   * @param problems complete messages; not empty for a stub
   * @throws FilerException if there is a type of that name
   * @throws IOException if it could not be written
   */
  public void write(
      TypeElement type,
      SchemeSpec scheme,
      Optional<String> declaredBy,
      Optional<BoundReads> bound,
      List<String> problems)
      throws IOException {
    FactoryModel model = FactoryModel.of(type, scheme, declaredBy, bound, problems);
    new FactoryWriter(model).write(annotations).writeTo(filer);
  }
}

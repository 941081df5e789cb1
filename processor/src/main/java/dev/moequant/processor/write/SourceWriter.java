package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.BoundTensors;
import dev.moequant.processor.model.DeclaredLayer;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.io.IOException;
import java.io.Writer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.annotation.processing.Filer;
import javax.annotation.processing.FilerException;
import javax.lang.model.element.TypeElement;
import javax.tools.JavaFileObject;

/** Hands factories to the {@link Filer}; nothing else in the processor does. */
public final class SourceWriter {
  private final Filer filer;
  private final Lookup lookup;
  private final VllmRevision revision;
  private final boolean namesModules;
  private final Neighbours neighbours;
  private final GeneratedAnnotations annotations;
  private final Map<CommonParts.Key, CommonParts> common = new HashMap<>();

  /**
   * A writer for one round.
   *
   * @param filer the compiler's
   * @param context looks up what generated code may refer to
   * @param processorName who generates, for {@code @Generated}
   * @param revision the revision of vLLM that schemes are checked for
   * @param namesModules whether to tell the Filer the module of a factory, as it cannot know it
   *     where several are compiled together
   */
  public SourceWriter(
      Filer filer,
      CompilerContext context,
      String processorName,
      VllmRevision revision,
      boolean namesModules) {
    this.filer = filer;
    this.lookup = context.lookup();
    this.revision = revision;
    this.namesModules = namesModules;
    this.neighbours = new Neighbours(lookup);
    this.annotations = new GeneratedAnnotations(context, neighbours, processorName);
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
   * @param layer the layer and its deployments, where they are declared
   * @param problems all errors; not empty for a stub
   * @param unseen what the compiler could show nowhere
   * @throws FilerException if there is a type of that name
   * @throws IOException if it could not be written
   */
  public void write(
      TypeElement type,
      SchemeSpec scheme,
      Optional<String> declaredBy,
      Optional<BoundTensors> bound,
      Optional<DeclaredLayer> layer,
      List<Finding> problems,
      UnseenMessages unseen)
      throws IOException {
    FactoryModel model =
        FactoryModel.of(type, scheme, revision, declaredBy, bound, layer, problems, unseen);
    // Not JavaFile.writeTo(Filer), which knows no modules.
    CommonParts parts = common.computeIfAbsent(CommonParts.Key.of(model), CommonParts::new);
    // In one piece: JavaPoet writes a word at a time, to a writer that may lock or encode each.
    String text = new FactoryWriter(model, parts).write(annotations, neighbours).toString();
    JavaFileObject file = filer.createSourceFile(fileName(type), type);
    try (Writer out = file.openWriter()) {
      out.write(text);
    } catch (IOException failed) {
      file.delete();
      throw failed;
    }
  }

  /**
   * The name that the Filer gets. Without a module it takes any that has the package.
   *
   * @param type an annotated type
   * @return the name of its factory, with a module where there are several
   */
  public String fileName(TypeElement type) {
    String factory = factoryName(type);
    return namesModules ? lookup.moduleName(type) + "/" + factory : factory;
  }
}

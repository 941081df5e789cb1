package dev.moequant.processor.write;

import com.google.auto.common.Visibility;
import com.palantir.javapoet.ClassName;
import dev.moequant.diagnostics.Finding;
import dev.moequant.processor.model.BoundTensors;
import dev.moequant.processor.model.DeclaredLayer;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;

/**
 * Everything the writer needs to know, decided beforehand.
 *
 * @param type the annotated type
 * @param typeName its name
 * @param factoryName the name of the class to generate
 * @param isPublic whether the type can be seen from other packages; the factory copies that
 * @param scheme what was declared
 * @param revision the revision of vLLM that it was checked for
 * @param declaredBy the qualified name of the user's own annotation that declares it, where it is
 * @param bound what {@code of} reads; empty where nothing is bound
 * @param layer the layer and its deployments, where they are declared
 * @param problems all errors; with any, the factory is a stub that throws them
 * @param unseen what the compiler could show nowhere; with errors the factory does not compile
 */
record FactoryModel(
    TypeElement type,
    ClassName typeName,
    ClassName factoryName,
    boolean isPublic,
    SchemeSpec scheme,
    VllmRevision revision,
    Optional<String> declaredBy,
    Optional<BoundTensors> bound,
    Optional<DeclaredLayer> layer,
    List<Finding> problems,
    UnseenMessages unseen) {
  static FactoryModel of(
      TypeElement type,
      SchemeSpec scheme,
      VllmRevision revision,
      Optional<String> declaredBy,
      Optional<BoundTensors> bound,
      Optional<DeclaredLayer> layer,
      List<Finding> problems,
      UnseenMessages unseen) {
    ClassName name = ClassName.get(type);
    return new FactoryModel(
        type,
        name,
        FactoryNaming.factoryOf(name),
        isPublic(type),
        scheme,
        revision,
        declaredBy,
        bound,
        layer,
        List.copyOf(problems),
        unseen);
  }

  /** Public all the way out; protected is package-private for a top-level class. */
  private static boolean isPublic(TypeElement type) {
    return Visibility.effectiveVisibilityOfElement(type) == Visibility.PUBLIC;
  }

  /** Whether the factory sees a type of the user's. */
  boolean canName(TypeElement other) {
    boolean isNear = ClassName.get(other).packageName().equals(factoryName.packageName());
    return isPublic(other)
        || (isNear && Visibility.effectiveVisibilityOfElement(other) != Visibility.PRIVATE);
  }

  boolean hasDeployments() {
    return layer.filter(declared -> !declared.deployments().isEmpty()).isPresent();
  }

  boolean isStub() {
    return !problems.isEmpty();
  }
}

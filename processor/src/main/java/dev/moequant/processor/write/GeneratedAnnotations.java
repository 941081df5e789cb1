package dev.moequant.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;

/** The annotations of a generated class: who made it, and what javac would warn about in vain. */
final class GeneratedAnnotations {
  private static final String GENERATED = "javax.annotation.processing.Generated";

  private final Elements elements;
  private final String processorName;

  GeneratedAnnotations(Elements elements, String processorName) {
    this.elements = elements;
    this.processorName = processorName;
  }

  List<AnnotationSpec> of(FactoryModel model) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    ModuleElement module = elements.getModuleOf(model.type());
    if (module != null && canReadGenerated(module)) {
      annotations.add(
          AnnotationSpec.builder(ClassName.get("javax.annotation.processing", "Generated"))
              .addMember("value", "$S", processorName)
              .build());
    }
    if (module != null && !module.isUnnamed() && model.isPublic()) {
      // "class FusedMoEQuantConfig in module … is not indirectly exported using requires
      // transitive" is for the module's author to decide, not for generated code to report.
      annotations.add(
          AnnotationSpec.builder(SuppressWarnings.class)
              .addMember("value", "$S", "exports")
              .build());
    }
    return annotations;
  }

  /**
   * Asks as seen from the user's module: the one-argument lookup finds the annotation as soon as
   * any dependency requires java.compiler, and the generated file would not compile.
   */
  private boolean canReadGenerated(ModuleElement module) {
    TypeElement generated = elements.getTypeElement(module, GENERATED);
    return generated != null;
  }
}

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
    List<String> warnings = warnings(model, module != null && !module.isUnnamed());
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppressed.addMember("value", "$S", warning));
      annotations.add(suppressed.build());
    }
    return annotations;
  }

  /** What javac would say of this file in vain. */
  private List<String> warnings(FactoryModel model, boolean isModular) {
    List<String> warnings = new ArrayList<>();
    if (isModular && model.isPublic()) {
      // "class FusedMoEQuantConfig in module … is not indirectly exported using requires
      // transitive" is for the module's author to decide, not for generated code to report.
      warnings.add("exports");
    }
    if (model.bound().map(this::isDeprecated).orElse(false)) {
      // The user marked what of(method) reads; whoever calls it hears of it there.
      warnings.add("deprecation");
      warnings.add("removal");
    }
    return warnings;
  }

  private boolean isDeprecated(BoundReads bound) {
    return bound.mentioned().stream().anyMatch(elements::isDeprecated);
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

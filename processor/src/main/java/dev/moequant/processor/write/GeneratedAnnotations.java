package dev.moequant.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.TypeVariableName;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Mirrors;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * The annotations of a generated class: who made it, that nothing in it is null, and what javac
 * would warn about in vain.
 */
final class GeneratedAnnotations {
  private static final ClassName GENERATED =
      ClassName.get("javax.annotation.processing", "Generated");
  private static final ClassName NULL_MARKED =
      ClassName.get("org.jspecify.annotations", "NullMarked");

  private final CompilerContext context;
  private final Neighbours neighbours;
  private final String processorName;
  private final Map<String, List<AnnotationSpec>> ofModules = new HashMap<>();

  /** For one round, in which what a module can read does not change. */
  GeneratedAnnotations(CompilerContext context, Neighbours neighbours, String processorName) {
    this.context = context;
    this.neighbours = neighbours;
    this.processorName = processorName;
  }

  List<AnnotationSpec> of(FactoryModel model) {
    String module = context.lookup().moduleName(model.type());
    List<AnnotationSpec> annotations =
        new ArrayList<>(ofModules.computeIfAbsent(module, name -> readableFrom(model.type())));
    Set<String> warnings = warnings(model, !module.isEmpty());
    if (typeVariables(model).anyMatch(name -> neighbours.have(model, name))) {
      warnings.add("hiding"); // ecj's word, where a type variable has the name of a class
    }
    if (!warnings.isEmpty()) {
      AnnotationSpec.Builder suppressed = AnnotationSpec.builder(SuppressWarnings.class);
      warnings.forEach(warning -> suppressed.addMember("value", "$S", warning));
      annotations.add(suppressed.build());
    }
    return annotations;
  }

  private List<AnnotationSpec> readableFrom(TypeElement type) {
    List<AnnotationSpec> annotations = new ArrayList<>();
    if (canRead(type, GENERATED)) {
      annotations.add(
          AnnotationSpec.builder(GENERATED).addMember("value", "$S", processorName).build());
    }
    if (canRead(type, NULL_MARKED)) {
      // No parameter and no result of a factory is ever null; Kotlin reads it here.
      annotations.add(AnnotationSpec.builder(NULL_MARKED).build());
    }
    return annotations;
  }

  /** Whether the module of a type has a type of this name that we generated. */
  boolean isOurs(TypeElement beside, String name) {
    TypeElement type = context.lookup().type(beside, name);
    return type != null
        && Mirrors.find(type, GENERATED.canonicalName())
            .flatMap(mirror -> Mirrors.written(mirror, "value"))
            .filter(by -> Mirrors.items(by).anyMatch(processorName::equals))
            .isPresent();
  }

  private static Stream<String> typeVariables(FactoryModel model) {
    return Stream.concat(
        Stream.of(FactoryWriter.T.name()),
        model.bound().filter(bound -> !model.isStub()).stream()
            .map(TypeNames::new)
            .flatMap(names -> Stream.concat(names.variables().stream(), Stream.of(names.open())))
            .map(TypeVariableName::name));
  }

  /** What javac would say of this file in vain. */
  private Set<String> warnings(FactoryModel model, boolean isModular) {
    Set<String> warnings = new LinkedHashSet<>();
    if (isModular && model.isPublic()) {
      // "class FusedMoEQuantConfig in module … is not indirectly exported using requires
      // transitive" is for the module's author to decide, not for generated code to report.
      warnings.add("exports");
    }
    // A stub takes any object and names nothing.
    model
        .bound()
        .filter(bound -> !model.isStub())
        .map(ReferencedElements::of)
        .ifPresent(mentions -> warnings.addAll(warnings(mentions)));
    if (new StaticReads(model).needExpressions()) {
      // javac's word for it; ecj knows another and warns of this one, so it is told "all".
      warnings.addAll(List.of("static", "all"));
    }
    return warnings;
  }

  /** The user decided about these; whoever calls the factory hears of a deprecation there. */
  private List<String> warnings(ReferencedElements mentions) {
    List<String> warnings = new ArrayList<>();
    List<Element> deprecated =
        mentions.elements().stream().filter(context.elements()::isDeprecated).toList();
    long doomed = deprecated.stream().filter(GeneratedAnnotations::isForRemoval).count();
    if (doomed < deprecated.size()) {
      warnings.add("deprecation");
    }
    if (doomed > 0) {
      warnings.add("removal");
    }
    if (mentions.isRaw()) {
      warnings.add("rawtypes");
    }
    if (mentions.hasFinalBound()) {
      warnings.add("all"); // ecj warns of it, and has no word of its own for it
    }
    return warnings;
  }

  private static boolean isForRemoval(Element element) {
    return Mirrors.find(element, "java.lang.Deprecated")
        .flatMap(mirror -> Mirrors.written(mirror, "forRemoval"))
        .filter(value -> Boolean.TRUE.equals(value.getValue()))
        .isPresent();
  }

  /**
   * Asks as seen from the user's module: the one-argument lookup finds {@code Generated} as soon as
   * any dependency requires java.compiler, and the generated file would not compile.
   */
  private boolean canRead(TypeElement type, ClassName annotation) {
    return context.lookup().type(type, annotation.canonicalName()) != null;
  }
}

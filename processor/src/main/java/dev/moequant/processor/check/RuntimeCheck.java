package dev.moequant.processor.check;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.RulesVersion;
import dev.moequant.internal.rules.PlacementRules;
import dev.moequant.internal.rules.ToolRules;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.SchemeAnnotation;
import java.util.List;
import java.util.Optional;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.util.ElementFilter;

/**
 * Whether generated code would find the runtime, in the version of this processor: rules run here
 * and there, and only the same version says the same.
 */
public final class RuntimeCheck {
  private final Lookup lookup;
  private final SourceVersion source;

  /**
   * A check for one compilation.
   *
   * @param context the compiler's
   */
  public RuntimeCheck(CompilerContext context) {
    this.lookup = context.lookup();
    this.source = context.source();
  }

  /**
   * Checks the class or module path of a type. With a finding, nothing can be generated.
   *
   * @param annotation the scheme annotation of the type
   * @param skew how the annotations on the class path differ from those that this processor knows
   * @return what is missing or does not fit
   */
  public Optional<LocatedFinding> check(SchemeAnnotation annotation, List<String> skew) {
    return find(annotation.type(), skew)
        .map(finding -> new LocatedFinding(finding, annotation.location()));
  }

  private Optional<Finding> find(TypeElement type, List<String> skew) {
    TypeElement version = lookup.type(type, RulesVersion.class.getName());
    if (version == null) {
      return Optional.of(notReadable(type, lookup.moduleName(type)));
    }
    if (lookup.type(type, "java.lang.Record") == null) { // all schemes are records
      return Optional.of(
          notReadable(
              type,
              "for Java " + name(source) + ", which has no java.lang.Record",
              "compile for Java 17 or newer, with --release 17"));
    }
    String found = valueOf(version);
    if (!found.equals(RulesVersion.VALUE)) {
      return Optional.of(skew("moequant-runtime on the class path (rules version " + found + ")"));
    }
    return skew.stream()
        .findFirst()
        .map(what -> skew("moequant-annotations on the class path (which " + what + ")"));
  }

  /** {@code 11} of {@code RELEASE_11}. */
  private static String name(SourceVersion source) {
    return source.name().substring(source.name().indexOf('_') + 1);
  }

  private static Finding notReadable(TypeElement type, String module) {
    if (module.isEmpty()) {
      return notReadable(
          type, "on the class path", "add the dependency dev.moequant:moequant-runtime");
    }
    return notReadable(
        type,
        "readable by module " + module,
        "add \"requires dev.moequant.runtime;\" to its module-info.java");
  }

  private static Finding notReadable(TypeElement type, String where, String help) {
    return PlacementRules.RUNTIME_NOT_READABLE.finding(
        List.of(type.getSimpleName(), where), List.of(help));
  }

  private static String valueOf(TypeElement version) {
    return ElementFilter.fieldsIn(version.getEnclosedElements()).stream()
        .filter(field -> field.getSimpleName().contentEquals("VALUE"))
        .map(VariableElement::getConstantValue)
        .map(String::valueOf)
        .findFirst()
        .orElse("unknown");
  }

  private static Finding skew(String other) {
    return ToolRules.VERSION_SKEW.finding(List.of(RulesVersion.VALUE, other), List.of());
  }
}

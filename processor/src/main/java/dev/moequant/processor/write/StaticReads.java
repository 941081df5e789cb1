package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/**
 * How {@code of(method)} names the class of a static member. Before a dot a variable obscures a
 * class of its name, so where the simple name is that of a variable, the qualified name is written.
 */
final class StaticReads {
  /** The parameter of {@code of}. */
  static final String METHOD = "method";

  /** The variables in scope. */
  private static final Set<String> VARIABLES = Set.of("SCHEME", "CHECKED", METHOD);

  private final FactoryModel model;

  StaticReads(FactoryModel model) {
    this.model = model;
  }

  /** What stands before the name of a static member. */
  CodeBlock owner(Element member) {
    ClassName owner = ownerName(member);
    return isNameless(owner) && owner.equals(model.typeName())
        ? CodeBlock.of("$N", METHOD)
        : name(owner);
  }

  /** What stands before a static field of a class that is not the subject. */
  CodeBlock name(ClassName owner) {
    if (isNameless(owner)) {
      return CodeBlock.of("(($T) null)", owner);
    }
    return isObscured(owner)
        ? CodeBlock.of("$L", owner.canonicalName())
        : CodeBlock.of("$T", owner);
  }

  /** Whether there is a static member that is read of an expression, for want of a name. */
  boolean needExpressions() {
    return model.bound().filter(bound -> !model.isStub()).stream()
        .flatMap(
            bound ->
                Stream.concat(
                    bound.reads().stream().filter(StaticReads::isStatic).map(this::ownerName),
                    bound.adapter().filter(a -> bound.hasInstance()).map(ClassName::get).stream()))
        .anyMatch(StaticReads::isNameless);
  }

  static boolean isStatic(Element member) {
    return member.getModifiers().contains(Modifier.STATIC);
  }

  /**
   * The subject, as its superclass may be out of sight; interfaces keep their static methods, and
   * two of them may have constants of one name.
   */
  private ClassName ownerName(Element member) {
    return member.getEnclosingElement() instanceof TypeElement owner
            && owner.getKind().isInterface()
            && (member.getKind() == ElementKind.METHOD || model.canName(owner))
        ? ClassName.get(owner)
        : model.typeName();
  }

  private static boolean isObscured(ClassName type) {
    return VARIABLES.contains(type.topLevelClassName().simpleName());
  }

  /**
   * In the unnamed package nothing is qualified; and the name of a package may be obscured, too.
   */
  private static boolean isNameless(ClassName type) {
    String first = type.packageName().split("\\.", 2)[0];
    return isObscured(type) && (first.isEmpty() || VARIABLES.contains(first));
  }
}

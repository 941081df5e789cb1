package dev.moequant.processor.lang;

import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/**
 * What there is to ask a compiler, handed down as one. It holds nothing of its own, and is made
 * anew in each round, since a compiler may hand out others then.
 *
 * @param elements the compiler's
 * @param types the compiler's
 * @param lookup finds types and modules by name
 * @param written annotations as they stand in the source
 * @param source which Java the sources are written in
 * @param name the class of the compiler's environment, the one thing that tells compilers apart
 */
public record CompilerContext(
    Elements elements,
    Types types,
    Lookup lookup,
    WrittenAnnotations written,
    SourceVersion source,
    String name) {
  /**
   * The context of a round.
   *
   * @param environment the compiler's
   * @return what it offers
   */
  public static CompilerContext of(ProcessingEnvironment environment) {
    Elements elements = environment.getElementUtils();
    return new CompilerContext(
        elements,
        environment.getTypeUtils(),
        new Lookup(elements),
        new WrittenAnnotations(environment),
        environment.getSourceVersion(),
        environment.getClass().getName());
  }

  /**
   * A member as a class has it: an inherited one may have a type argument of the class.
   *
   * @param subject the class
   * @param member a field or a method, its own or an inherited one
   * @return the type of the field, or of the method with all its parts
   */
  public TypeMirror asMemberOf(TypeElement subject, Element member) {
    // A cast, since MoreTypes.asDeclared throws on an ErrorType, which is a DeclaredType, too.
    return types.asMemberOf((DeclaredType) subject.asType(), member);
  }
}

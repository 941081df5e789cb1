package dev.moequant.processor.check;

import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.BoundMember;
import java.util.List;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeMirror;

/**
 * Bound members as members of the annotated class: an inherited one may have a type argument of it.
 */
record SubjectMembers(CompilerContext context, TypeElement subject) {
  /** The type of a field, or what a method returns. */
  TypeMirror typeOf(BoundMember member) {
    TypeMirror seen = seen(member);
    return seen instanceof ExecutableType method ? method.getReturnType() : seen;
  }

  /** What a method throws; a field throws nothing. */
  List<? extends TypeMirror> thrownBy(BoundMember member) {
    return seen(member) instanceof ExecutableType method ? method.getThrownTypes() : List.of();
  }

  private TypeMirror seen(BoundMember member) {
    return context.asMemberOf(subject, member.member());
  }
}

package dev.moequant.processor.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.internal.rules.BindingSyntax;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.model.BoundMember;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * How the sources of one class write {@code @QuantParam}, so that a help can be pasted: Kotlin's
 * way, with the constant qualified, or imported. Qualified where the compiler cannot tell.
 */
final class SourceSyntax {
  private final CompilerContext context;
  private final BindingSyntax ofClass;

  SourceSyntax(CompilerContext context, TypeElement type, List<BoundMember> members) {
    this.context = context;
    this.ofClass =
        KotlinMetadata.isOn(type)
            ? BindingSyntax.KOTLIN
            : members.stream()
                .filter(member -> type.equals(member.location().element().getEnclosingElement()))
                .flatMap(member -> written(member).stream())
                .findFirst()
                .orElse(BindingSyntax.QUALIFIED);
  }

  /** What is added to the class. */
  BindingSyntax ofClass() {
    return ofClass;
  }

  /** A binding of the slot of a member, as it would stand beside the one that there is. */
  String of(BoundMember member) {
    TensorSlot slot = member.slot();
    Element element = member.location().element();
    if (!member.location().isOnMember()) {
      return ofClass.of(slot); // nothing can be written in a class file
    }
    return KotlinMetadata.isOn(element)
        ? BindingSyntax.KOTLIN.of(slot)
        : written(member).orElse(ofClass).of(slot);
  }

  private Optional<BindingSyntax> written(BoundMember member) {
    AnnotationMirror mirror = member.location().mirror();
    return mirror == null
        ? Optional.empty()
        : context
            .written()
            .constant(member.location().element(), mirror)
            .filter(constant -> constant.endsWith(member.slot().name()))
            .map(
                constant ->
                    new BindingSyntax(
                        BindingSyntax.QUALIFIED.annotation(),
                        constant.substring(0, constant.length() - member.slot().name().length())));
  }
}

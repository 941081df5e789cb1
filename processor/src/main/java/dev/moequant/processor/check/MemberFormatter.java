package dev.moequant.processor.check;

import static java.util.stream.Collectors.joining;

import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.BoundMember;
import javax.lang.model.element.ExecutableElement;

/** A bound member as a message names it. */
final class MemberFormatter {
  private MemberFormatter() {}

  /**
   * For example {@code field w13Scale}, {@code record component w13Scale} or {@code method
   * w13Scale(int)}.
   */
  static String of(BoundMember member) {
    if (member.isComponent()) {
      return "record component " + member.name();
    }
    return member.member() instanceof ExecutableElement method
        ? method.getParameters().stream()
            .map(parameter -> TypeFormatter.of(parameter.asType()))
            .collect(joining(", ", "method " + member.name() + "(", ")"))
        : "field " + member.name();
  }
}

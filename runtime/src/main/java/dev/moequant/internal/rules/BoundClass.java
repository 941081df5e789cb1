package dev.moequant.internal.rules;

import dev.moequant.annotations.TensorSlot;

/**
 * A class that binds its members, as messages speak of it.
 *
 * @param name its simple name
 * @param annotation the simple name of the scheme annotation as the class has it
 * @param syntax how its source writes bindings
 */
public record BoundClass(String name, String annotation, BindingSyntax syntax) {
  /** The edit of one word that would do. */
  String didYouMean(TensorSlot slot) {
    return ("did you mean %s? @%s requires %s, and no member is bound to it;"
            + " else remove the annotation")
        .formatted(syntax.of(slot), annotation, slot.vllmName());
  }
}

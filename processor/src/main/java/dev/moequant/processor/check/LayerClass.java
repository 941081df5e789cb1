package dev.moequant.processor.check;

import dev.moequant.processor.lang.KotlinMetadata;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.read.BindingAnnotations;
import javax.lang.model.element.TypeElement;

/**
 * What to write where a class holds the tensors of all layers, as engines do, and a scheme is that
 * of one layer: an inner class, which sees the arrays of the outer one.
 */
final class LayerClass {
  private final TypeElement type;
  private final String annotation;
  private final SourceSyntax syntax;

  LayerClass(TypeElement type, String annotation, SourceSyntax syntax) {
    this.type = type;
    this.annotation = annotation;
    this.syntax = syntax;
  }

  /**
   * The help for a member that holds the tensors of all layers.
   *
   * @param member the member
   * @param tensor the type of one tensor
   * @param ofLayer what gives the tensor of layer {@code i}, for example {@code w13[i]}
   */
  String help(BoundMember member, String tensor, String ofLayer) {
    String move = "for one tensor per layer, move " + annotations() + " and the bindings to ";
    if (type.getKind().isInterface()) {
      return move + "a record of one layer's tensors";
    }
    String name = member.slot().parameterName();
    String binding = syntax.of(member);
    String outer = type.getSimpleName().toString();
    return KotlinMetadata.isOn(type)
        ? move
            + "an inner class: inner class Layer(val i: Int) { %s val %s get() = this@%s.%s }"
                .formatted(binding, name, outer, ofLayer)
        : move
            + "an inner class: class Layer { int i; %s %s %s() { return %s.this.%s; } }"
                .formatted(binding, tensor, name, outer, ofLayer);
  }

  /** All that would mean nothing on a class without bindings. */
  private String annotations() {
    boolean hasAdapter = Mirrors.find(type, BindingAnnotations.QUANT_TENSORS).isPresent();
    return "@" + annotation + (hasAdapter ? ", @QuantTensors" : "");
  }
}

package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.dsl.Complete;
import dev.moequant.dsl.StagedScope;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.PrecisionConfig;
import java.util.List;
import java.util.stream.Collectors;

/** The types of the staged DSL for a list of slots. */
final class Stages {
  private static final ClassName STAGED_SCOPE = ClassName.get(StagedScope.class);
  private static final ClassName COMPLETE = ClassName.get(Complete.class);
  private static final ClassName PRECISION_CONFIG = ClassName.get(PrecisionConfig.class);

  private final SchemeSpec scheme;
  private final List<TensorSlot> slots;
  private final TypeVariableName tensor;

  Stages(SchemeSpec scheme, TypeVariableName tensor) {
    this.scheme = scheme;
    this.slots = RequiredSlots.of(scheme);
    this.tensor = tensor;
  }

  /** The slots, in the order of the stages. */
  List<TensorSlot> slots() {
    return slots;
  }

  /** {@code Complete<T>}. */
  TypeName complete() {
    return ParameterizedTypeName.get(COMPLETE, tensor);
  }

  /** {@code NeedsW1Scale<T, NeedsW2Scale<T, Complete<T>>>}. */
  TypeName first() {
    TypeName stage = complete();
    for (int i = slots.size() - 1; i >= 0; i--) {
      TensorSlot slot = slots.get(i);
      ClassName needs =
          ClassName.get(
              COMPLETE.packageName(), "Needs" + FactoryNaming.capitalized(slot.parameterName()));
      stage = ParameterizedTypeName.get(needs, typeOf(slot), stage);
    }
    return stage;
  }

  /** The block: from the first stage to the last. Wildcards would admit no lambda more. */
  TypeName block() {
    return ParameterizedTypeName.get(STAGED_SCOPE, first(), complete());
  }

  /** {@code w1Scale -> w2Scale -> new Complete<>(slots(w1Scale, w2Scale))}. */
  CodeBlock lambda() {
    String parameters =
        slots.stream().map(slot -> slot.parameterName() + " -> ").collect(Collectors.joining());
    return CodeBlock.of("$Lnew $T<>(slots($L))", parameters, COMPLETE, arguments());
  }

  /** The slots as arguments, by name. */
  String arguments() {
    return slots.stream().map(TensorSlot::parameterName).collect(Collectors.joining(", "));
  }

  /** What fills a slot. */
  TypeName typeOf(TensorSlot slot) {
    return takesPrecisionConfig(slot) ? PRECISION_CONFIG : tensor;
  }

  boolean takesPrecisionConfig(TensorSlot slot) {
    return RequiredSlots.takesPrecisionConfig(scheme, slot);
  }
}

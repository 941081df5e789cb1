package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.shapes.Axis;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a generated factory says about itself: the scheme in words, the tensors in symbols. */
final class FactoryJavadoc {
  private final FactoryModel model;
  private final Map<TensorSlot, ExpectedTensor> expected;

  FactoryJavadoc(FactoryModel model) {
    this.model = model;
    // What a rejected scheme expects is not defined.
    this.expected =
        model.isStub()
            ? Map.of()
            : ExpectedTensors.of(model.scheme()).stream()
                .collect(Collectors.toMap(ExpectedTensor::slot, Function.identity()));
  }

  CodeBlock ofClass() {
    return model.isStub() ? ofStub() : ofFactory();
  }

  private CodeBlock ofStub() {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add(
                "A stub: {@link $T} was rejected by the compiler, so every method of this ", name())
            .add("class throws.\n\n<pre>{@code\n");
    model.problems().forEach(problem -> doc.add("$L\n", escaped(problem.message())));
    return doc.add("}</pre>\n").build();
  }

  private CodeBlock ofFactory() {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add("Makes the quantization configs of {@link $T}.\n\n", name())
            .add("<p>{@code $L}$L\n<ul>\n", model.scheme(), declaredBy());
    SchemeFormatter.of(model.scheme()).forEach(line -> doc.add("  <li>$L\n", line));
    doc.add("</ul>\n");
    if (!expected.isEmpty()) {
      doc.add(
          "\n<p>Tensors, as vLLM has them once weights are loaded, fused and requantized:\n<ul>\n");
      ExpectedTensors.of(model.scheme())
          .forEach(
              tensor ->
                  doc.add(
                      "  <li>{@code $L}: $L {@code $L}\n",
                      tensor.slot().vllmName(),
                      tensor.dtypeNames(),
                      tensor.shapeNames()));
      doc.add(
          "</ul>\nE is the number of experts on this rank, H the hidden size, I the intermediate\n");
      doc.add("size of this rank. Gate and up are stacked, 2I; without gating it is I.\n");
      if (countsAllRanks()) {
        doc.add("I_full is I before tensor parallelism divides it.\n");
      }
    }
    return doc.build();
  }

  private boolean countsAllRanks() {
    return expected.values().stream()
        .flatMap(tensor -> tensor.shapes().stream())
        .flatMap(List::stream)
        .anyMatch(dim -> dim.axis() == Axis.I_FULL);
  }

  /** The line of a parameter. */
  CodeBlock ofSlot(TensorSlot slot) {
    ExpectedTensor tensor = expected.get(slot);
    return tensor == null
        ? CodeBlock.of("@param $L {@code $L}\n", slot.parameterName(), slot.vllmName())
        : CodeBlock.of(
            "@param $L {@code $L}, $L {@code $L}\n",
            slot.parameterName(),
            slot.vllmName(),
            tensor.dtypeNames(),
            tensor.shapeNames());
  }

  /** Qualified: ecj calls an import that only a comment needs unused. */
  private String declaredBy() {
    return model.declaredBy().map(name -> ", as {@link " + name + "} declares it").orElse("");
  }

  private Object name() {
    return model.typeName();
  }

  /** A comment must not end early, whatever a message quotes. */
  private static String escaped(String message) {
    return message.replace("*/", "* /");
  }
}

package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeFormatter;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.shapes.Axis;
import dev.moequant.shapes.ExpectedTensor;
import dev.moequant.shapes.ExpectedTensors;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a generated factory says about itself: the scheme in words, the tensors in symbols. What
 * depends on the scheme only is text, not code: JavaPoet goes through the parts of a block twice
 * for each file.
 */
final class FactoryJavadoc {
  private final List<ExpectedTensor> tensors;
  private final Map<TensorSlot, ExpectedTensor> expected;
  private final String scheme;
  private final String details;

  FactoryJavadoc(SchemeSpec scheme, boolean isStub) {
    // What a rejected scheme expects is not defined.
    this.tensors = isStub ? List.of() : ExpectedTensors.of(scheme);
    this.expected =
        tensors.stream().collect(Collectors.toMap(ExpectedTensor::slot, Function.identity()));
    this.scheme = isStub ? "" : scheme.toString();
    this.details = isStub ? "" : details(scheme);
  }

  CodeBlock ofClass(FactoryModel model) {
    return model.isStub() ? ofStub(model) : ofFactory(model);
  }

  private static CodeBlock ofStub(FactoryModel model) {
    CodeBlock.Builder doc =
        CodeBlock.builder()
            .add(
                "A stub: {@link $T} was rejected by the compiler, so every method of this ",
                model.typeName())
            .add("class throws.\n\n<pre>{@code\n");
    model.problems().forEach(problem -> doc.add("$L\n", escaped(problem.message())));
    return doc.add("}</pre>\n").build();
  }

  private CodeBlock ofFactory(FactoryModel model) {
    return CodeBlock.builder()
        .add(
            "Makes the quantization configs of {@link $T} for $L.\n\n",
            model.typeName(),
            model.revision())
        .add("<p>{@code $L}$L\n<ul>\n$L", scheme, declaredBy(model), details)
        .build();
  }

  private String details(SchemeSpec of) {
    StringBuilder doc = new StringBuilder();
    SchemeFormatter.of(of).forEach(line -> doc.append("  <li>%s\n".formatted(line)));
    doc.append("</ul>\n");
    if (!tensors.isEmpty()) {
      doc.append(
          "\n<p>Tensors, as vLLM has them once weights are loaded, fused and requantized:\n<ul>\n");
      tensors.forEach(
          tensor ->
              doc.append(
                  "  <li>{@code %s}: %s {@code %s}\n"
                      .formatted(
                          tensor.slot().vllmName(), tensor.dtypeNames(), tensor.shapeNames())));
      doc.append(
          "</ul>\nE is the number of experts on this rank, H the hidden size, I the intermediate\n");
      doc.append("size of this rank. Gate and up are stacked, 2I; without gating it is I.\n");
      if (countsAllRanks()) {
        doc.append("I_full is I before tensor parallelism divides it.\n");
      }
    }
    return doc.toString();
  }

  private boolean countsAllRanks() {
    return tensors.stream()
        .flatMap(tensor -> tensor.shapes().stream())
        .flatMap(List::stream)
        .anyMatch(dim -> dim.axis() == Axis.I_FULL);
  }

  /** The line of a parameter. */
  String ofSlot(TensorSlot slot) {
    ExpectedTensor tensor = expected.get(slot);
    String name = "@param %s {@code %s}".formatted(slot.parameterName(), slot.vllmName());
    return tensor == null
        ? name + "\n"
        : "%s, %s {@code %s}\n".formatted(name, tensor.dtypeNames(), tensor.shapeNames());
  }

  /** Qualified: ecj calls an import that only a comment needs unused. */
  private static String declaredBy(FactoryModel model) {
    return model.declaredBy().map(name -> ", as {@link " + name + "} declares it").orElse("");
  }

  /** A comment must not end early, nor have half an escape, whatever a message quotes. */
  private static String escaped(String message) {
    return message.replace("*/", "* /").replace("\\u", "\\ u");
  }
}

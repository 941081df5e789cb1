package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.TensorAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.lang.model.element.Modifier;

/**
 * What all factories of a scheme have in common, made once for them: many classes share few
 * schemes. There is nothing of the annotated class in it, and nothing of the compiler's.
 */
final class CommonParts {
  private static final ClassName REPORT = ClassName.get(QuantReport.class);
  private static final ClassName ADAPTER = ClassName.get(TensorAdapter.class);
  private static final TypeName CONFIG_OF_T =
      ParameterizedTypeName.get(FactoryWriter.CONFIG, FactoryWriter.T);

  private final Key key;
  private final FactoryJavadoc javadoc;
  private final Stages stages;
  private final FieldSpec scheme;
  private final List<MethodSpec> methods;

  /** What it depends on. */
  record Key(SchemeSpec scheme, boolean isPublic, boolean isStub, boolean hasDeployments) {
    static Key of(FactoryModel model) {
      return new Key(model.scheme(), model.isPublic(), model.isStub(), model.hasDeployments());
    }
  }

  CommonParts(Key key) {
    this.key = key;
    this.javadoc = new FactoryJavadoc(key.scheme(), key.isStub());
    this.stages = new Stages(key.scheme(), FactoryWriter.T);
    this.scheme = field();
    this.methods = all();
  }

  FactoryJavadoc javadoc() {
    return javadoc;
  }

  /** {@code SCHEME}. */
  FieldSpec scheme() {
    return scheme;
  }

  private List<MethodSpec> all() {
    List<MethodSpec> all = new ArrayList<>();
    List<TensorsOf> forms = TensorsOf.all(key.hasDeployments());
    forms.forEach(form -> all.add(create(form)));
    forms.forEach(form -> all.add(quantConfig(form)));
    forms.forEach(form -> all.add(check(form)));
    all.add(start());
    all.add(slots());
    return List.copyOf(all);
  }

  /** All methods but {@code of}. */
  List<MethodSpec> methods() {
    return methods;
  }

  /** The modifiers of what users call, which is public where the annotated type is. */
  Modifier[] visibility(Modifier... others) {
    return key.isPublic()
        ? Stream.concat(Stream.of(Modifier.PUBLIC), Stream.of(others)).toArray(Modifier[]::new)
        : others;
  }

  private FieldSpec field() {
    return FieldSpec.builder(
            SchemeSpec.class, "SCHEME", visibility(Modifier.STATIC, Modifier.FINAL))
        .addJavadoc("The scheme as declared.\n")
        .initializer("$>$>$L$<$<", SchemeExpression.of(key.scheme()))
        .build();
  }

  private MethodSpec create(TensorsOf form) {
    MethodSpec.Builder method =
        entry(form, "create", CONFIG_OF_T)
            .addJavadoc(
                "Makes a config of these tensors.\n\n$L"
                    + "@param tensors tells shape and dtype of a tensor\n$L"
                    + "@param <T> the tensor type\n@return the config\n$L",
                form.param(),
                stages.slots().stream().map(javadoc::ofSlot).collect(Collectors.joining()),
                FactoryWriter.THROWS);
    for (TensorSlot slot : stages.slots()) {
      method.addParameter(stages.typeOf(slot), slot.parameterName());
    }
    return method
        .addStatement(
            "return CHECKED.create($Ltensors, slots($L))", form.argument(), stages.arguments())
        .build();
  }

  private MethodSpec quantConfig(TensorsOf form) {
    return entry(form, "quantConfig", CONFIG_OF_T)
        .addParameter(stages.block(), "block")
        .addJavadoc(
            """
            Makes a config of the tensors that the block gives, in this order:
            $L.

            $L@param tensors tells shape and dtype of a tensor
            @param block gives each tensor by name
            @param <T> the tensor type
            @return the config
            $L\
            """,
            order(),
            form.param(),
            FactoryWriter.THROWS)
        .addStatement(
            "return CHECKED.create($Ltensors, block.complete(start()).tensors())", form.argument())
        .build();
  }

  private MethodSpec check(TensorsOf form) {
    return entry(form, "check", REPORT)
        .addParameter(stages.block(), "block")
        .addJavadoc(
            """
            Says what {@link #quantConfig} would throw, without an exception.

            $L@param tensors tells shape and dtype of a tensor
            @param block gives each tensor by name
            @param <T> the tensor type
            @return everything that was found, warnings included
            """,
            form.param())
        .addStatement(
            "return CHECKED.check($Ltensors, block.complete(start()).tensors())", form.argument())
        .build();
  }

  private String order() {
    return stages.slots().isEmpty()
        ? "none, the scheme needs no tensor"
        : stages.slots().stream()
            .map(slot -> "{@code " + slot.vllmName() + "}")
            .collect(Collectors.joining(", "));
  }

  private MethodSpec start() {
    return MethodSpec.methodBuilder("start")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(FactoryWriter.T)
        .returns(stages.first())
        .addStatement("return $L", stages.lambda())
        .build();
  }

  private MethodSpec slots() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("slots")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addTypeVariable(FactoryWriter.T)
            .returns(ParameterizedTypeName.get(FactoryWriter.SLOT_TENSORS, FactoryWriter.T));
    CodeBlock.Builder value =
        CodeBlock.builder().add("$T.<$T>none()", FactoryWriter.SLOT_TENSORS, FactoryWriter.T);
    for (TensorSlot slot : stages.slots()) {
      method.addParameter(stages.typeOf(slot), slot.parameterName());
      value.add(
          "\n.$L($T.$N, $N)",
          stages.takesPrecisionConfig(slot) ? "withPrecision" : "with",
          TensorSlot.class,
          slot.name(),
          slot.parameterName());
    }
    return method.addStatement("return $L", value.build()).build();
  }

  private MethodSpec.Builder entry(TensorsOf form, String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(visibility(Modifier.STATIC))
        .addTypeVariable(FactoryWriter.T)
        .returns(returns)
        .addParameters(form.parameters())
        .addParameter(ParameterizedTypeName.get(ADAPTER, FactoryWriter.T), "tensors");
  }
}

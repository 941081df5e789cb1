package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import dev.moequant.processor.model.BoundTensors;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;

/** The method {@code of}, which reads the bound members. */
final class OfMethod {
  private final FactoryModel model;
  private final StaticReads statics;
  private final boolean isChecked;

  OfMethod(FactoryModel model) {
    this.model = model;
    this.statics = new StaticReads(model);
    this.isChecked = !model.isStub() && model.bound().flatMap(BoundTensors::adapter).isPresent();
  }

  /** The methods, where something is bound. Without an adapter no sizes can be compared. */
  List<MethodSpec> methods(Modifier... modifiers) {
    boolean isOfDeployments = model.hasDeployments() && (isChecked || model.isStub());
    List<TensorsOf> forms = TensorsOf.all(isOfDeployments);
    return model.bound().stream()
        .flatMap(bound -> forms.stream().map(form -> method(form, bound, modifiers)))
        .toList();
  }

  private MethodSpec method(TensorsOf form, BoundTensors bound, Modifier... modifiers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addModifiers(modifiers)
            .addTypeVariables(typeParameters(bound))
            .returns(ParameterizedTypeName.get(FactoryWriter.CONFIG, tensor(bound)))
            .addParameters(form.parameters())
            .addParameter(subject(bound), StaticReads.METHOD)
            .addJavadoc("Makes a config of the tensors that the method holds.\n\n")
            .addJavadoc(form.param())
            .addJavadoc("@param method has a member for each tensor\n");
    if (!model.isStub()) {
      method.addJavadoc(new TypeNames(bound).params());
    }
    if (isOpen(bound)) {
      method.addTypeVariable(open(bound)).addJavadoc("@param <$T> the tensor type\n", open(bound));
    }
    return method
        .addJavadoc(
            "@return the config$L\n",
            isChecked || model.isStub() ? "" : "; shapes and dtypes are not checked")
        .addJavadoc(FactoryWriter.THROWS)
        .addStatement(
            "return CHECKED.create($L$L)", model.isStub() ? "" : form.argument(), arguments(bound))
        .build();
  }

  /** A stub takes anything: what is wrong may be that the type cannot be named from here. */
  private TypeName subject(BoundTensors bound) {
    return model.isStub()
        ? ClassName.get(Object.class)
        : new TypeNames(bound).of(bound.subject().asType());
  }

  private CodeBlock arguments(BoundTensors bound) {
    if (model.isStub()) {
      return CodeBlock.of("$T.none()", FactoryWriter.SLOT_TENSORS);
    }
    CodeBlock slots =
        CodeBlock.of(
            "slots($L)", bound.reads().stream().map(this::read).collect(CodeBlock.joining(", ")));
    return isChecked ? CodeBlock.of("$L, $L", adapter(bound), slots) : slots;
  }

  /** Not in a static field: if its constructor throws, {@code create} shall work all the same. */
  private CodeBlock adapter(BoundTensors bound) {
    ClassName adapter = ClassName.get(bound.adapter().orElseThrow());
    return bound.hasInstance()
        ? CodeBlock.of("$L.INSTANCE", statics.name(adapter))
        : CodeBlock.of("new $T()", adapter);
  }

  private CodeBlock read(Element member) {
    String call = member.getKind() == ElementKind.METHOD ? "()" : "";
    return CodeBlock.of(
        "$L.$N$L",
        StaticReads.isStatic(member)
            ? statics.owner(member)
            : CodeBlock.of("$N", StaticReads.METHOD),
        member.getSimpleName().toString(),
        call);
  }

  /** Where there is no tensor to read, or nothing sound, the caller says what T is. */
  private boolean isOpen(BoundTensors bound) {
    return model.isStub() || bound.tensorType().isEmpty();
  }

  private TypeName tensor(BoundTensors bound) {
    return isOpen(bound) ? open(bound) : new TypeNames(bound).of(bound.tensorType().orElseThrow());
  }

  private TypeVariableName open(BoundTensors bound) {
    return model.isStub() ? FactoryWriter.T : new TypeNames(bound).open();
  }

  /** The of method of a stub does not mention its subject. */
  private List<TypeVariableName> typeParameters(BoundTensors bound) {
    return model.isStub() ? List.of() : new TypeNames(bound).variables();
  }
}

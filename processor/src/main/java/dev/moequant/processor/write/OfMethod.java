package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeVariableName;
import java.util.List;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;

/** The method {@code of}, which reads the bound members. */
final class OfMethod {
  private static final String METHOD = "method";

  private final FactoryModel model;
  private final boolean isChecked;

  OfMethod(FactoryModel model) {
    this.model = model;
    this.isChecked = !model.isStub() && model.bound().flatMap(BoundReads::adapter).isPresent();
  }

  /** The method, where something is bound. */
  List<MethodSpec> method(Modifier... modifiers) {
    return model.bound().map(bound -> method(bound, modifiers)).stream().toList();
  }

  private MethodSpec method(BoundReads bound, Modifier... modifiers) {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("of")
            .addModifiers(modifiers)
            .addTypeVariables(typeParameters(bound))
            .returns(ParameterizedTypeName.get(FactoryWriter.CONFIG, tensor(bound)))
            .addParameter(subject(bound), METHOD)
            .addJavadoc("Makes a config of the tensors that the method holds.\n\n")
            .addJavadoc("@param method has a member for each tensor\n");
    if (isOpen(bound)) {
      method.addTypeVariable(open(bound)).addJavadoc("@param <$T> the tensor type\n", open(bound));
    }
    return method
        .addJavadoc(
            "@return the config$L\n",
            isChecked || model.isStub() ? "" : "; shapes and dtypes are not checked")
        .addJavadoc(FactoryWriter.THROWS)
        .addStatement("return CHECKED.create($L)", arguments(bound))
        .build();
  }

  /** A stub takes anything: what is wrong may be that the type cannot be named from here. */
  private TypeName subject(BoundReads bound) {
    return model.isStub()
        ? ClassName.get(Object.class)
        : new TypeNames(bound).of(bound.subject().asType());
  }

  private CodeBlock arguments(BoundReads bound) {
    if (model.isStub()) {
      return CodeBlock.of("$T.none()", FactoryWriter.SLOT_TENSORS);
    }
    CodeBlock slots =
        CodeBlock.of(
            "slots($L)", bound.members().stream().map(this::read).collect(CodeBlock.joining(", ")));
    return isChecked ? CodeBlock.of("$L, $L", adapter(bound), slots) : slots;
  }

  /** Not in a static field: if its constructor throws, {@code create} shall work all the same. */
  private static CodeBlock adapter(BoundReads bound) {
    return CodeBlock.of(
        bound.hasInstance() ? "$T.INSTANCE" : "new $T()",
        ClassName.get(bound.adapter().orElseThrow()));
  }

  private CodeBlock read(Element member) {
    boolean isStatic = member.getModifiers().contains(Modifier.STATIC);
    String call = member.getKind() == ElementKind.METHOD ? "()" : "";
    return CodeBlock.of(
        "$L.$N$L",
        isStatic ? CodeBlock.of("$T", owner(member)) : CodeBlock.of("$N", METHOD),
        member.getSimpleName().toString(),
        call);
  }

  /**
   * The subject, as its superclass may be out of sight; interfaces keep their static methods, and
   * two of them may have constants of one name.
   */
  private ClassName owner(Element member) {
    return member.getEnclosingElement() instanceof TypeElement owner
            && owner.getKind().isInterface()
            && (member.getKind() == ElementKind.METHOD || model.canName(owner))
        ? ClassName.get(owner)
        : model.typeName();
  }

  /** Where there is no tensor to read, or nothing sound, the caller says what T is. */
  private boolean isOpen(BoundReads bound) {
    return model.isStub() || bound.tensorType().isEmpty();
  }

  private TypeName tensor(BoundReads bound) {
    return isOpen(bound) ? open(bound) : new TypeNames(bound).of(bound.tensorType().orElseThrow());
  }

  private TypeVariableName open(BoundReads bound) {
    return model.isStub() ? FactoryWriter.T : new TypeNames(bound).open();
  }

  /** The of method of a stub does not mention its subject. */
  private List<TypeVariableName> typeParameters(BoundReads bound) {
    return model.isStub() ? List.of() : new TypeNames(bound).variables();
  }
}

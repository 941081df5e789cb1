package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.ParameterizedTypeName;
import com.palantir.javapoet.TypeName;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.QuantReport;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.SlotTensors;
import dev.moequant.tensors.TensorAdapter;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the Java source of one factory. Decides nothing: the model is finished. */
final class FactoryWriter {
  private static final ClassName CHECKED_SCHEME = ClassName.get(CheckedScheme.class);
  static final ClassName CONFIG = ClassName.get(FusedMoEQuantConfig.class);
  private static final ClassName REPORT = ClassName.get(QuantReport.class);
  static final ClassName ADAPTER = ClassName.get(TensorAdapter.class);
  static final ClassName SLOT_TENSORS = ClassName.get(SlotTensors.class);

  /** Qualified: ecj calls an import that only a comment needs unused. */
  static final String THROWS =
      "@throws "
          + InvalidQuantConfigException.class.getName()
          + " with everything that does not fit the scheme\n";

  static final TypeVariableName T = TypeVariableName.get("T");

  private final FactoryModel model;
  private final FactoryJavadoc javadoc;
  private final Stages stages;
  private final OfMethod ofMethod;

  FactoryWriter(FactoryModel model) {
    this.model = model;
    this.ofMethod = new OfMethod(model);
    this.javadoc = new FactoryJavadoc(model);
    this.stages = new Stages(model, T);
  }

  /** The whole file; reads as its table of contents. */
  JavaFile write(GeneratedAnnotations annotations, Neighbours neighbours) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.factoryName())
            .addJavadoc(javadoc.ofClass())
            .addAnnotations(annotations.of(model))
            .addModifiers(visibility(Modifier.FINAL))
            .addFields(UnseenLines.of(model.unseen()))
            .addField(scheme())
            .addField(checked())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethods(ofMethod.method(visibility(Modifier.STATIC)))
            .addMethod(create())
            .addMethod(quantConfig())
            .addMethod(check())
            .addMethod(start())
            .addMethod(slots());
    // A class of the user's own package may have the name of one of java.lang, or be named java.
    boolean canQualify = !neighbours.have(model, "java");
    if (canQualify) {
      type.alwaysQualify("SuppressWarnings", "Object");
      if (!model.unseen().warnings().isEmpty()) {
        type.alwaysQualify("String");
      }
    }
    return JavaFile.builder(model.factoryName().packageName(), type.build())
        .skipJavaLangImports(canQualify)
        .indent("  ")
        .build();
  }

  private FieldSpec scheme() {
    return FieldSpec.builder(
            SchemeSpec.class, "SCHEME", visibility(Modifier.STATIC, Modifier.FINAL))
        .addJavadoc("The scheme as declared.\n")
        .initializer("$>$>$L$<$<", SchemeExpression.of(model.scheme()))
        .build();
  }

  private FieldSpec checked() {
    CodeBlock.Builder value = CodeBlock.builder();
    if (model.isStub()) {
      value.add("$T.rejected(\nSCHEME", CHECKED_SCHEME);
      model.problems().forEach(problem -> value.add(",\n$L", rejection(Rejection.of(problem))));
      value.add(")");
    } else {
      value.add("$T.of(SCHEME)", CHECKED_SCHEME);
    }
    return FieldSpec.builder(
            CHECKED_SCHEME, "CHECKED", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$>$>$L$<$<", value.build())
        .build();
  }

  /** The id, and the values that the words of the rule take. */
  private static CodeBlock rejection(Rejection rejection) {
    return rejection.text().isEmpty()
        ? CodeBlock.of("$T.ofScheme($L)", Rejection.class, rejection.rule())
        : CodeBlock.of(
            "new $T(\n$>$L,\n$L,\n$L)$<",
            Rejection.class,
            rejection.rule(),
            strings(rejection.text()),
            strings(rejection.help()));
  }

  private static CodeBlock strings(List<String> values) {
    CodeBlock all =
        values.stream().map(value -> CodeBlock.of("$S", value)).collect(CodeBlock.joining(", "));
    return CodeBlock.of("$T.of($L)", List.class, all);
  }

  private MethodSpec create() {
    MethodSpec.Builder method =
        entry("create", configOfT())
            .addJavadoc("Makes a config of these tensors.\n\n")
            .addJavadoc("@param tensors tells shape and dtype of a tensor\n");
    for (TensorSlot slot : model.slots()) {
      method
          .addJavadoc(javadoc.ofSlot(slot))
          .addParameter(stages.typeOf(slot), slot.parameterName());
    }
    return method
        .addJavadoc("@param <T> the tensor type\n@return the config\n")
        .addJavadoc(THROWS)
        .addStatement("return CHECKED.create(tensors, slots($L))", stages.arguments())
        .build();
  }

  private MethodSpec quantConfig() {
    return entry("quantConfig", configOfT())
        .addParameter(stages.block(), "block")
        .addJavadoc("Makes a config of the tensors that the block gives, in this order:\n")
        .addJavadoc("$L.\n\n", order())
        .addJavadoc("@param tensors tells shape and dtype of a tensor\n")
        .addJavadoc("@param block gives each tensor by name\n@param <T> the tensor type\n")
        .addJavadoc("@return the config\n")
        .addJavadoc(THROWS)
        .addStatement("return CHECKED.create(tensors, block.complete(start()).tensors())")
        .build();
  }

  private MethodSpec check() {
    return entry("check", REPORT)
        .addParameter(stages.block(), "block")
        .addJavadoc("Says what {@link #quantConfig} would throw, without an exception.\n\n")
        .addJavadoc("@param tensors tells shape and dtype of a tensor\n")
        .addJavadoc("@param block gives each tensor by name\n@param <T> the tensor type\n")
        .addJavadoc("@return everything that was found, warnings included\n")
        .addStatement("return CHECKED.check(tensors, block.complete(start()).tensors())")
        .build();
  }

  private CodeBlock order() {
    return model.slots().isEmpty()
        ? CodeBlock.of("none, the scheme needs no tensor")
        : model.slots().stream()
            .map(slot -> CodeBlock.of("{@code $L}", slot.vllmName()))
            .collect(CodeBlock.joining(", "));
  }

  private MethodSpec start() {
    return MethodSpec.methodBuilder("start")
        .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
        .addTypeVariable(T)
        .returns(stages.first())
        .addStatement("return $L", stages.lambda())
        .build();
  }

  private MethodSpec slots() {
    MethodSpec.Builder method =
        MethodSpec.methodBuilder("slots")
            .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
            .addTypeVariable(T)
            .returns(ParameterizedTypeName.get(SLOT_TENSORS, T));
    CodeBlock.Builder value = CodeBlock.builder().add("$T.<$T>none()", SLOT_TENSORS, T);
    for (TensorSlot slot : model.slots()) {
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

  private MethodSpec.Builder entry(String name, TypeName returns) {
    return MethodSpec.methodBuilder(name)
        .addModifiers(visibility(Modifier.STATIC))
        .addTypeVariable(T)
        .returns(returns)
        .addParameter(ParameterizedTypeName.get(ADAPTER, T), "tensors");
  }

  private static TypeName configOfT() {
    return ParameterizedTypeName.get(CONFIG, T);
  }

  private Modifier[] visibility(Modifier... others) {
    if (!model.isPublic()) {
      return others;
    }
    Modifier[] all = new Modifier[others.length + 1];
    all[0] = Modifier.PUBLIC;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}

package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.JavaFile;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import com.palantir.javapoet.TypeVariableName;
import dev.moequant.CheckedScheme;
import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.MoECheck;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.diagnostics.InvalidQuantConfigException;
import dev.moequant.diagnostics.Rejection;
import dev.moequant.scheme.VllmRevision;
import dev.moequant.tensors.SlotTensors;
import java.util.List;
import javax.lang.model.element.Modifier;

/** Writes the Java source of one factory. Decides nothing: the model is finished. */
final class FactoryWriter {
  private static final ClassName CHECKED_SCHEME = ClassName.get(CheckedScheme.class);
  static final ClassName CONFIG = ClassName.get(FusedMoEQuantConfig.class);
  static final ClassName SLOT_TENSORS = ClassName.get(SlotTensors.class);

  /** Qualified: ecj calls an import that only a comment needs unused. */
  static final String THROWS =
      "@throws "
          + InvalidQuantConfigException.class.getName()
          + " with everything that does not fit the scheme\n";

  static final TypeVariableName T = TypeVariableName.get("T");

  private final FactoryModel model;
  private final CommonParts common;

  FactoryWriter(FactoryModel model, CommonParts common) {
    this.model = model;
    this.common = common;
  }

  /** The whole file; reads as its table of contents. */
  JavaFile write(GeneratedAnnotations annotations, Neighbours neighbours) {
    TypeSpec.Builder type =
        TypeSpec.classBuilder(model.factoryName())
            .addJavadoc(common.javadoc().ofClass(model))
            .addAnnotations(annotations.of(model))
            .addModifiers(common.visibility(Modifier.FINAL))
            .addFields(UnseenLines.of(model.unseen()))
            .addField(common.scheme())
            .addFields(layer())
            .addField(checked())
            .addMethod(MethodSpec.constructorBuilder().addModifiers(Modifier.PRIVATE).build())
            .addMethods(new OfMethod(model).methods(common.visibility(Modifier.STATIC)))
            .addMethods(common.methods())
            .addTypes(deployments());
    // A class of the user's own package may have the name of one of java.lang, or be named java.
    boolean canQualify = !neighbours.have(model, "java");
    if (canQualify) {
      type.alwaysQualify("SuppressWarnings", "Object", "Double", "Override");
      if (model.hasDeployments() || !model.unseen().warnings().isEmpty()) {
        type.alwaysQualify("String");
      }
    }
    return JavaFile.builder(model.factoryName().packageName(), type.build())
        .skipJavaLangImports(canQualify)
        .indent("  ")
        .build();
  }

  private List<FieldSpec> layer() {
    return model.layer().stream()
        .map(
            declared ->
                FieldSpec.builder(
                        LayerSpec.class,
                        "LAYER",
                        common.visibility(Modifier.STATIC, Modifier.FINAL))
                    .addJavadoc("$L", LayerJavadoc.ofLayer(declared.layer()))
                    .initializer("$>$>$L$<$<", LayerExpression.of(declared.layer()))
                    .build())
        .toList();
  }

  private List<TypeSpec> deployments() {
    return model.layer().filter(declared -> model.hasDeployments()).stream()
        .map(declared -> new DeploymentEnum(model, declared, common.visibility()).type())
        .toList();
  }

  /** Names the newest revision, too: for a later runtime it is another. */
  private FieldSpec checked() {
    CodeBlock revision = CodeBlock.of("$T.$N", VllmRevision.class, model.revision().name());
    CodeBlock.Builder value = CodeBlock.builder();
    if (model.isStub()) {
      value.add("$T.rejected(\n$L", CHECKED_SCHEME, question(revision));
      model.problems().forEach(problem -> value.add(",\n$L", rejection(Rejection.of(problem))));
      value.add(")");
    } else {
      value.add("$T.of(SCHEME, $L)", CHECKED_SCHEME, revision);
    }
    return FieldSpec.builder(
            CHECKED_SCHEME, "CHECKED", Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
        .initializer("$>$>$L$<$<", value.build())
        .build();
  }

  /** What the compiler had to answer. */
  private CodeBlock question(CodeBlock revision) {
    if (model.layer().isEmpty()) {
      return CodeBlock.of("SCHEME,\n$L", revision);
    }
    CodeBlock.Builder question =
        CodeBlock.builder().add("$T.of(SCHEME).vllm($L).layer(LAYER)", MoECheck.class, revision);
    DeploymentNames.of(model.layer().get().deployments())
        .forEach(
            name -> question.add("\n$>$>.deployment($T.$N.spec)$<$<", DeploymentEnum.NAME, name));
    return question.build();
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
}

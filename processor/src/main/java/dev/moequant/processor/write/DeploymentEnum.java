package dev.moequant.processor.write;

import com.palantir.javapoet.AnnotationSpec;
import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.FieldSpec;
import com.palantir.javapoet.MethodSpec;
import com.palantir.javapoet.TypeSpec;
import dev.moequant.deployment.DeclaredDeployment;
import dev.moequant.deployment.DeployedLayer;
import dev.moequant.deployment.DeploymentSpec;
import dev.moequant.processor.model.DeclaredLayer;
import java.util.List;
import java.util.stream.IntStream;
import javax.lang.model.element.Modifier;

/**
 * The nested enum {@code Deployment}: a constant for each way in which the layer is served, so that
 * a service picks one by name as it starts.
 */
final class DeploymentEnum {
  /** By its simple name: it is the same in all factories, and nothing is imported for it. */
  static final ClassName NAME = ClassName.get("", "Deployment");

  /** ecj can warn of strings that nobody translates; names are none. */
  private static final AnnotationSpec UNTRANSLATED =
      AnnotationSpec.builder(SuppressWarnings.class).addMember("value", "$S", "nls").build();

  private final FactoryModel model;
  private final DeclaredLayer layer;
  private final List<String> names;
  private final Modifier[] visibility;

  DeploymentEnum(FactoryModel model, DeclaredLayer layer, Modifier... visibility) {
    this.model = model;
    this.layer = layer;
    this.names = DeploymentNames.of(layer.deployments());
    this.visibility = visibility;
  }

  TypeSpec type() {
    TypeSpec.Builder type =
        TypeSpec.enumBuilder(NAME)
            .addModifiers(visibility)
            .addSuperinterface(DeclaredDeployment.class)
            .addAnnotation(UNTRANSLATED)
            .addJavadoc("The ways in which the layer is served, as declared.\n");
    DeploymentMembers members = new DeploymentMembers(layer.deployments());
    List<String> docs = docs();
    for (int i = 0; i < names.size(); i++) {
      DeploymentSpec spec = layer.deployments().get(i);
      type.addEnumConstant(
          names.get(i),
          TypeSpec.anonymousClassBuilder(members.arguments(spec, i))
              .addJavadoc("$L", docs.get(i))
              .build());
    }
    return type.addField(
            FieldSpec.builder(int.class, "index", Modifier.PRIVATE, Modifier.FINAL).build())
        .addField(
            FieldSpec.builder(DeploymentSpec.class, "spec", Modifier.PRIVATE, Modifier.FINAL)
                .build())
        .addMethod(members.constructor("index", "spec"))
        .addMethods(List.of(named(), spec(), layer()))
        .build();
  }

  private List<String> docs() {
    List<DeploymentSpec> all = layer.deployments();
    if (model.isStub()) {
      return all.stream().map(LayerJavadoc::ofStub).toList();
    }
    LayerJavadoc javadoc = new LayerJavadoc(model.scheme(), layer.layer());
    return IntStream.range(0, all.size()).mapToObj(i -> javadoc.of(all.get(i), i)).toList();
  }

  private MethodSpec named() {
    return MethodSpec.methodBuilder("named")
        .addModifiers(visibility)
        .addModifiers(Modifier.STATIC)
        .returns(NAME)
        .addParameter(String.class, "name")
        .addJavadoc(
            """
            The deployment of a name.

            @param name as declared
            @return the deployment
            @throws IllegalArgumentException if there is none
            """)
        .addStatement("return $T.named(values(), name)", DeclaredDeployment.class)
        .build();
  }

  private static MethodSpec spec() {
    return implemented("spec", DeploymentSpec.class).addStatement("return this.spec").build();
  }

  /** Error Prone, in the user's build, forbids ordinal(). */
  private MethodSpec layer() {
    return implemented("layer", DeployedLayer.class)
        .addStatement(
            "return $L.deployed($L, this.spec, this.index)",
            ofFactory("CHECKED"),
            ofFactory("LAYER"))
        .build();
  }

  private static MethodSpec.Builder implemented(String name, Class<?> returns) {
    return MethodSpec.methodBuilder(name)
        .addAnnotation(Override.class)
        .addModifiers(Modifier.PUBLIC)
        .returns(returns);
  }

  /** A deployment may be called "checked", and then a constant here is. */
  private CodeBlock ofFactory(String field) {
    return CodeBlock.of("$T.$N", model.factoryName(), field);
  }
}

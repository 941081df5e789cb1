package dev.moequant.processor.write;

import com.palantir.javapoet.ParameterSpec;
import java.util.List;

/** Whose tensors a method takes: those of any sizes, or those of a rank of one deployment. */
enum TensorsOf {
  ANY,
  DEPLOYMENT;

  /** The methods that a factory has. */
  static List<TensorsOf> all(boolean hasDeployments) {
    return hasDeployments ? List.of(ANY, DEPLOYMENT) : List.of(ANY);
  }

  List<ParameterSpec> parameters() {
    return this == ANY
        ? List.of()
        : List.of(ParameterSpec.builder(DeploymentEnum.NAME, "deployment").build());
  }

  /** Its line in the javadoc. */
  String param() {
    return this == ANY ? "" : "@param deployment says E and all sizes, which are checked\n";
  }

  /** Before the other arguments. */
  String argument() {
    return this == ANY ? "" : "deployment.layer(), ";
  }
}

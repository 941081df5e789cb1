package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import com.palantir.javapoet.MethodSpec;
import dev.moequant.deployment.DeploymentSpec;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What at least one of the deployments of a layer says: a parameter each of the constructor of
 * {@link DeploymentEnum}, {@code TWO(0, "two", 2, Gpu.H100)}. Not a chain of calls at each
 * constant: a hundred of them take a compiler half as long again.
 */
final class DeploymentMembers {
  /** More arguments stand in a line each. */
  private static final int SHORT = 3;

  private static final List<Member> USUAL = members(DeploymentSpec.of("usual"));

  /** One of them, as a deployment says it. */
  private record Member(String name, Object value) {
    Class<?> type() {
      return value instanceof Enum<?> constant
          ? constant.getDeclaringClass()
          : value instanceof Boolean ? boolean.class : int.class;
    }
  }

  /** Those that are said, by their places. */
  private final List<Integer> said = new ArrayList<>();

  DeploymentMembers(List<DeploymentSpec> deployments) {
    Set<Member> all = new HashSet<>();
    for (DeploymentSpec deployment : deployments) {
      all.addAll(members(deployment));
    }
    Set<String> names = new HashSet<>();
    USUAL.forEach(all::remove);
    all.forEach(member -> names.add(member.name()));
    for (int i = 0; i < USUAL.size(); i++) {
      if (names.contains(USUAL.get(i).name())) {
        said.add(i);
      }
    }
  }

  private static List<Member> members(DeploymentSpec deployment) {
    return List.of(
        new Member("tp", deployment.tp()),
        new Member("dp", deployment.dp()),
        new Member("expertParallel", deployment.expertParallel()),
        new Member("eplb", deployment.eplb()),
        new Member("redundantExperts", deployment.redundantExperts()),
        new Member("all2all", deployment.all2all()),
        new Member("gpu", deployment.gpu()),
        new Member("kernel", deployment.kernel()));
  }

  /** The arguments of one. */
  CodeBlock arguments(DeploymentSpec deployment, int index) {
    List<Member> members = members(deployment);
    String separator = said.size() > SHORT ? ",\n" : ", ";
    CodeBlock.Builder all = CodeBlock.builder().add("$>$>");
    all.add("$L, $L", index, UnseenText.literal(deployment.name()));
    for (int place : said) {
      Member member = members.get(place);
      // As Error Prone has it; a constant says itself what it is.
      boolean isConstant = member.value() instanceof Enum<?>;
      all.add(separator + (isConstant ? "" : "/* " + member.name() + "= */ "));
      all.add(Literals.of(member.value()));
    }
    return all.add("$<$<").build();
  }

  /** The constructor that takes them, of an enum with these two fields. */
  MethodSpec constructor(String index, String spec) {
    MethodSpec.Builder constructor =
        MethodSpec.constructorBuilder()
            .addParameter(int.class, "place")
            .addParameter(String.class, "name");
    CodeBlock.Builder chain = CodeBlock.builder().add("$T.of(name)", DeploymentSpec.class);
    for (int place : said) {
      Member member = USUAL.get(place);
      constructor.addParameter(member.type(), member.name());
      chain.add(said.size() > SHORT ? "\n.$L($N)" : ".$L($N)", with(member.name()), member.name());
    }
    return constructor
        .addStatement("this.$N = place", index)
        .addStatement("this.$N = $L", spec, chain.build())
        .build();
  }

  private static String with(String member) {
    return "with" + member.substring(0, 1).toUpperCase(Locale.ROOT) + member.substring(1);
  }
}

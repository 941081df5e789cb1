package dev.moequant.processor.write;

import com.palantir.javapoet.CodeBlock;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A scheme as the Java expression that builds it, defaults left out: {@code
 * SchemeSpec.fp8W8A8().withBlockShape(128, 128)}.
 */
final class SchemeExpression {
  private static final Map<String, Class<?>> NESTED =
      Map.of("activations", ActivationSpec.class, "weights", WeightSpec.class);

  private SchemeExpression() {}

  static CodeBlock of(SchemeSpec scheme) {
    CodeBlock.Builder code =
        CodeBlock.builder().add("$T.$N()", SchemeSpec.class, entry(scheme.kind().annotationName()));
    List<Member> members = scheme.members().stream().filter(m -> !m.isDefault()).toList();
    String separator = members.size() == 1 ? "" : "\n";
    members.stream()
        .filter(member -> !isNested(member))
        .forEach(member -> code.add(separator).add(with(member.name(), member)));
    NESTED.keySet().stream()
        .sorted()
        .forEach(operand -> code.add(nested(operand, membersOf(operand, members))));
    return code.build();
  }

  private static CodeBlock nested(String operand, List<Member> members) {
    if (members.isEmpty()) {
      return CodeBlock.of("");
    }
    CodeBlock.Builder code =
        CodeBlock.builder()
            .add(
                "\n.with$L($T.unquantized()$>$>",
                FactoryNaming.capitalized(operand),
                NESTED.get(operand));
    for (Member member : members) {
      code.add("\n").add(with(member.name().substring(operand.length() + 1), member));
    }
    return code.add(")$<$<").build();
  }

  private static CodeBlock with(String name, Member member) {
    return CodeBlock.of(
        ".with$L($L)", FactoryNaming.capitalized(name), Literals.of(member.value()));
  }

  private static List<Member> membersOf(String operand, List<Member> members) {
    return members.stream().filter(member -> member.name().startsWith(operand + ".")).toList();
  }

  private static boolean isNested(Member member) {
    return member.name().contains(".");
  }

  private static String entry(String annotationName) {
    return annotationName.substring(0, 1).toLowerCase(Locale.ROOT) + annotationName.substring(1);
  }
}

package dev.moequant.scheme;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;

/** Prints a scheme as the annotation that declares it. */
final class AnnotationPrinter {
  private AnnotationPrinter() {}

  static String print(SchemeSpec scheme) {
    Map<String, StringJoiner> members = new LinkedHashMap<>();
    for (Member member : scheme.members()) {
      if (!member.isDefault()) {
        int dot = member.name().indexOf('.');
        String owner = dot < 0 ? member.toString() : member.name().substring(0, dot);
        String inner = dot < 0 ? "" : member.toString().substring(dot + 1);
        members.computeIfAbsent(owner, AnnotationPrinter::nested).add(inner);
      }
    }
    StringJoiner all = new StringJoiner(", ", "(", ")").setEmptyValue("");
    members.forEach((owner, inner) -> all.add(owner.contains("=") ? owner : inner.toString()));
    return "@" + scheme.kind().annotationName() + all;
  }

  /** {@code weights} becomes {@code weights = @Weights(…)}: nested annotations are named so. */
  private static StringJoiner nested(String name) {
    String type = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
    return new StringJoiner(", ", name + " = @" + type + "(", ")");
  }
}

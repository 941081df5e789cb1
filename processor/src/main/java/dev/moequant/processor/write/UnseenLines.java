package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * In a factory, the errors that the compiler could show nowhere: one line for one message, so that
 * the compiler quotes all of it.
 */
final class UnseenLines {
  private static final String WHY =
      "Eclipse's compiler has no place for this message in the source of its type.\n";

  private UnseenLines() {}

  /** Not private: ecj would add that the field is not used. */
  static List<FieldSpec> of(List<String> messages) {
    List<FieldSpec> fields = new ArrayList<>();
    for (String message : messages) {
      fields.add(
          FieldSpec.builder(
                  ClassName.get("", UnseenText.typeName(message)),
                  UnseenText.fieldName(fields.size()),
                  Modifier.STATIC,
                  Modifier.FINAL)
              .addJavadoc(WHY)
              .initializer("$L", UnseenText.literal(message))
              .build());
    }
    return fields;
  }
}

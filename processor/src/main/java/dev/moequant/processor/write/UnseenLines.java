package dev.moequant.processor.write;

import com.palantir.javapoet.ClassName;
import com.palantir.javapoet.FieldSpec;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * In a factory, what the compiler could show nowhere: one line for one message, so that the
 * compiler quotes all of it.
 */
final class UnseenLines {
  private static final String WHY =
      "Eclipse's compiler has no place for this message in the source of its type.\n";

  private UnseenLines() {}

  static List<FieldSpec> of(UnseenMessages messages) {
    List<FieldSpec> fields = new ArrayList<>();
    for (String error : messages.errors()) {
      ClassName missing = ClassName.get("", UnseenText.typeName(error));
      fields.add(field(missing, UnseenText.fieldName(fields.size()), error));
    }
    for (String warning : messages.warnings()) {
      ClassName string = ClassName.get(String.class);
      fields.add(field(string, UnseenMessages.WARNING + (fields.size() + 1), warning));
    }
    return fields;
  }

  /** Not private: ecj would add that the field is not used. */
  private static FieldSpec field(ClassName type, String name, String message) {
    return FieldSpec.builder(type, name, Modifier.STATIC, Modifier.FINAL)
        .addJavadoc(WHY)
        .initializer("$L", UnseenText.literal(message))
        .build();
  }
}

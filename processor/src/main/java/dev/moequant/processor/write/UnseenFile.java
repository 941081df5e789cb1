package dev.moequant.processor.write;

import java.io.IOException;
import java.io.Writer;
import java.util.List;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/**
 * A file that does not compile, for what no factory can say because there is none. Without
 * JavaPoet, since that may be what is missing.
 */
public final class UnseenFile {
  private UnseenFile() {}

  /**
   * Writes the file beside the factory that there is not.
   *
   * @param environment the compiler's
   * @param type the type that the messages are about
   * @param messages complete messages
   * @throws IOException if it could not be written
   */
  public static void write(
      ProcessingEnvironment environment, TypeElement type, List<String> messages)
      throws IOException {
    String pkg = environment.getElementUtils().getPackageOf(type).getQualifiedName().toString();
    String name = simpleNames(type) + "QuantConfigMessages";
    String file = pkg.isEmpty() ? name : pkg + "." + name;
    try (Writer out = environment.getFiler().createSourceFile(file, type).openWriter()) {
      out.write(pkg.isEmpty() ? "" : "package " + pkg + ";\n\n");
      out.write("/** What is wrong with {@code " + type.getQualifiedName() + "}. */\n");
      out.write("final class " + name + " {\n");
      for (int i = 0; i < messages.size(); i++) {
        String message = messages.get(i);
        out.write(
            "  static final %s %s = %s;\n\n"
                .formatted(
                    UnseenText.typeName(message),
                    UnseenText.fieldName(i),
                    UnseenText.literal(message)));
      }
      out.write("  private " + name + "() {}\n}\n");
    }
  }

  private static String simpleNames(TypeElement type) {
    Element owner = type.getEnclosingElement();
    String name = type.getSimpleName().toString();
    return owner instanceof TypeElement outer ? simpleNames(outer) + "_" + name : name;
  }
}

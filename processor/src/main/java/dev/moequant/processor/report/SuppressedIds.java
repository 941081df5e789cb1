package dev.moequant.processor.report;

import java.util.List;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code @SuppressWarnings("MOEQ213")} stands on an element or outside it, or {@code
 * "all"}, which silences the compilers' own warnings, too. Read from mirrors: asking for the
 * annotation itself fails where its value is broken.
 */
final class SuppressedIds {
  private SuppressedIds() {}

  static boolean contains(Element element, String code) {
    for (Element e = element; e != null; e = outer(e)) {
      for (AnnotationMirror mirror : e.getAnnotationMirrors()) {
        if (isSuppressWarnings(mirror.getAnnotationType()) && names(mirror, code)) {
          return true;
        }
      }
    }
    return false;
  }

  private static @Nullable Element outer(Element element) {
    return element.getEnclosingElement();
  }

  private static boolean isSuppressWarnings(DeclaredType annotation) {
    return annotation.asElement() instanceof TypeElement type
        && type.getQualifiedName().contentEquals("java.lang.SuppressWarnings");
  }

  private static boolean names(AnnotationMirror mirror, String code) {
    return mirror.getElementValues().values().stream()
        .map(AnnotationValue::getValue)
        .anyMatch(
            value ->
                value instanceof List<?> items
                    && items.stream()
                        .anyMatch(
                            item ->
                                item instanceof AnnotationValue one
                                    && (code.equals(one.getValue())
                                        || "all".equals(one.getValue()))));
  }
}

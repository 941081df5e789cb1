package dev.moequant.processor.report;

import dev.moequant.processor.lang.Mirrors;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/**
 * Whether {@code @SuppressWarnings("MOEQ213")} stands on an element or outside it, or {@code
 * "all"}, which silences the compilers' own warnings, too. Read from mirrors: asking for the
 * annotation itself fails where its value is broken.
 */
final class SuppressedIds {
  private static final String SUPPRESS_WARNINGS = "java.lang.SuppressWarnings";

  private SuppressedIds() {}

  static boolean contains(Element element, String code) {
    for (Element e = element; e != null; e = outer(e)) {
      if (Mirrors.find(e, SUPPRESS_WARNINGS).filter(mirror -> names(mirror, code)).isPresent()) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Element outer(Element element) {
    return element.getEnclosingElement();
  }

  private static boolean names(AnnotationMirror mirror, String code) {
    return Mirrors.written(mirror, "value").stream()
        .flatMap(Mirrors::items)
        .anyMatch(id -> code.equals(id) || "all".equals(id));
  }
}

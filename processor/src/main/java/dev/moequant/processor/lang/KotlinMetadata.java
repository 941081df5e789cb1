package dev.moequant.processor.lang;

import java.util.Set;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Whether a class was written in Kotlin. kapt shows each as a Java stub, which keeps the annotation
 * that Kotlin's compiler puts on every class.
 */
public final class KotlinMetadata {
  private static final String NAME = "kotlin.Metadata";

  /** The kind of a class that stands in no source. */
  private static final Integer SYNTHETIC = 3;

  private KotlinMetadata() {}

  /**
   * Whether Kotlin is what the user sees.
   *
   * @param element a type or a member of one
   * @return true in or on a Kotlin class
   */
  public static boolean isOn(Element element) {
    Element type = element instanceof TypeElement ? element : element.getEnclosingElement();
    return type != null && of(type) != null;
  }

  /**
   * Whether Kotlin's compiler made a class up: {@code DefaultImpls} of an interface repeats its
   * members, annotations included.
   *
   * @param type a type
   * @return true for a class that stands in no Kotlin source
   */
  public static boolean isSynthetic(TypeElement type) {
    AnnotationMirror metadata = of(type);
    return metadata != null
        && metadata.getElementValues().entrySet().stream()
            .filter(member -> member.getKey().getSimpleName().contentEquals("k"))
            .map(member -> (AnnotationValue) member.getValue())
            .anyMatch(value -> SYNTHETIC.equals(value.getValue()));
  }

  /**
   * Whether a nested class is private in Kotlin. Its stub is package-private, which Kotlin knows
   * not; its class file is private, and generated code is compiled against that.
   *
   * @param element any element
   * @return true for a class that only the stub shows to its package
   */
  public static boolean isPrivateType(Element element) {
    Set<Modifier> modifiers = element.getModifiers();
    return element instanceof TypeElement type
        && type.getNestingKind().isNested()
        && !modifiers.contains(Modifier.PUBLIC)
        && !modifiers.contains(Modifier.PROTECTED)
        && isOn(type);
  }

  private static @Nullable AnnotationMirror of(Element type) {
    for (AnnotationMirror mirror : type.getAnnotationMirrors()) {
      if (Mirrors.nameOf(mirror).equals(NAME)) {
        return mirror;
      }
    }
    return null;
  }
}

package dev.moequant.processor.lang;

import com.google.auto.common.Visibility;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

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
    return type != null && Mirrors.find(type, NAME).isPresent();
  }

  /**
   * Whether Kotlin's compiler made a class up: {@code DefaultImpls} of an interface repeats its
   * members, annotations included.
   *
   * @param type a type
   * @return true for a class that stands in no Kotlin source
   */
  public static boolean isSynthetic(TypeElement type) {
    return Mirrors.find(type, NAME)
        .flatMap(metadata -> Mirrors.written(metadata, "k"))
        .filter(kind -> SYNTHETIC.equals(kind.getValue()))
        .isPresent();
  }

  /**
   * Whether a nested class is private in Kotlin. Its stub is package-private, which Kotlin knows
   * not; its class file is private, and generated code is compiled against that.
   *
   * @param element any element
   * @return true for a class that only the stub shows to its package
   */
  public static boolean isPrivateType(Element element) {
    return element instanceof TypeElement type
        && type.getNestingKind().isNested()
        && Visibility.ofElement(type).compareTo(Visibility.PROTECTED) < 0
        && isOn(type);
  }
}

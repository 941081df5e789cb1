package dev.moequant.processor.lang;

import javax.lang.model.element.Element;
import javax.lang.model.element.ModuleElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/**
 * Finds types and modules by name; nothing else in the processor does (forbidden-apis).
 *
 * <p>A type is looked up as its neighbour's module sees it: the one-argument {@code getTypeElement}
 * finds whatever any module of the compilation has, and generated code that names it would not
 * compile. But modules may not exist: Bazel's header compiler (Turbine 1.16) runs processors and
 * knows none, so {@code getModuleOf} is null for every type, and the question that names a module
 * finds nothing. Only there the one-argument form is right.
 */
public final class Lookup {
  /** The unnamed module's, and that of a compiler without modules. */
  private static final String UNNAMED = "";

  private final Elements elements;

  Lookup(Elements elements) {
    this.elements = elements;
  }

  /**
   * A type that code beside an element could name.
   *
   * @param beside an element of the user's
   * @param name a canonical name
   * @return the type; null if there is none, or if the element's module does not read it
   */
  public @Nullable TypeElement type(Element beside, CharSequence name) {
    return type(elements.getModuleOf(beside), name);
  }

  /**
   * A type of a module.
   *
   * @param module a name that {@link #moduleName} gave, in this round or an earlier one
   * @param name a canonical name
   * @return the type, null if there is none (any more)
   */
  public @Nullable TypeElement type(String module, CharSequence name) {
    ModuleElement found = elements.getModuleElement(module);
    return found == null && !module.equals(UNNAMED) ? null : type(found, name);
  }

  private @Nullable TypeElement type(@Nullable ModuleElement module, CharSequence name) {
    return module == null ? elements.getTypeElement(name) : elements.getTypeElement(module, name);
  }

  /**
   * The name of the module that an element is in.
   *
   * @param element any element but a module
   * @return empty for the unnamed module, and where the compiler has no modules
   */
  public String moduleName(Element element) {
    ModuleElement module = elements.getModuleOf(element);
    return module == null ? UNNAMED : module.getQualifiedName().toString();
  }
}

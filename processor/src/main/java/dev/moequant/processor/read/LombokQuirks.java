package dev.moequant.processor.read;

import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Mirrors;
import dev.moequant.processor.lang.Unresolved;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;

/**
 * What is different beside Lombok, all in one place.
 *
 * <p>Lombok changes classes that it has not generated. It edits javac's trees in the first round;
 * what they mean by then, the elements say one round later, whoever of us stands first on the
 * processor path (Lombok 1.18.42; it enters new methods at once, new modifiers never). So a field
 * of a {@code @Value} class looks package-private in the first round and is private in the end (of
 * any class, where a {@code lombok.config} says so), and a getter with {@code onMethod_} is not
 * there yet where moequant stands first. Nor are the constructors of an adapter, and one that is
 * nested in a {@code @UtilityClass} is not yet static.
 *
 * <p>A class that this concerns waits one round. Lombok sees to it that there is one: it always
 * asks for another round after new sources (its {@code ForceNewRound}). Where it does not run, for
 * example because {@code -processor} names us alone, there may be none; what waits is then looked
 * at when all is over. Its own sign that it runs, {@code
 * AstModificationNotifierData.lombokInvoked}, is a static field that a compiler daemon keeps from
 * the last compilation, and is of no use here.
 */
public final class LombokQuirks {
  private static final String PROCESSOR = "lombok.launch.AnnotationProcessorHider";
  private static final String GETTER = "lombok.Getter";

  /** On a class, they make the getters of all its fields. */
  private static final List<String> GETTERS = List.of(GETTER, "lombok.Data", "lombok.Value");

  /** Lombok changes no field that has one of these. */
  private static final Set<Modifier> ACCESS =
      Set.of(Modifier.PUBLIC, Modifier.PROTECTED, Modifier.PRIVATE);

  private final Set<String> waited = new HashSet<>();
  private final Set<String> open = new HashSet<>();
  private final Set<String> withGetter = new HashSet<>();

  /** By the compiler: a class loader looks everywhere for a class that is not there. */
  private final Map<String, Boolean> running = new HashMap<>();

  /** For one compilation; it remembers names. */
  public LombokQuirks() {}

  /**
   * Whether Lombok has yet to change a class that has a scheme. True once for a class, at most.
   *
   * @param context the compiler's
   * @param type the class
   * @return true where the class is to be looked at in the next round
   */
  public boolean makesWait(CompilerContext context, TypeElement type) {
    if (!running.computeIfAbsent(context.name(), LombokQuirks::runs)) {
      return false;
    }
    List<TypeElement> classes = withSuperclasses(type);
    if (!(classes.stream().anyMatch(part -> isToBeChanged(context, part))
            || adapterOf(type).anyMatch(LombokQuirks::hasLombok))
        || !waited.add(type.getQualifiedName().toString())) {
      return false;
    }
    classes.forEach(this::rememberFields);
    return true;
  }

  /**
   * Whether a class has been told to wait.
   *
   * @param type a class with a scheme
   * @return true where it was to be changed
   */
  public boolean hasWaited(TypeElement type) {
    return waited.contains(type.getQualifiedName().toString());
  }

  /**
   * Whether a private field has been written without that modifier.
   *
   * @param field a field of a class that has waited, or any other element
   * @return true where Lombok has made it private
   */
  public boolean madePrivate(Element field) {
    return field.getModifiers().contains(Modifier.PRIVATE) && open.contains(nameOf(field));
  }

  /**
   * The getter that has the {@code @QuantParam} of its field, as {@code lombok.copyableAnnotations}
   * asks for: it is one binding, and the getter is what can be read.
   *
   * @param field a field of a class that has waited, or any other element
   * @return empty where Lombok has made no such getter
   */
  Optional<ExecutableElement> copy(Element field) {
    return withGetter.contains(nameOf(field))
        ? ElementFilter.methodsIn(ownerOf(field).getEnclosedElements()).stream()
            .filter(method -> method.getParameters().isEmpty() && isNamedAfter(method, field))
            .filter(method -> has(method, BindingAnnotations.QUANT_PARAM))
            .findFirst()
        : Optional.empty();
  }

  /** {@code getScale}, or {@code scale} where it is fluent; a prefix of the field may be gone. */
  private static boolean isNamedAfter(Element method, Element field) {
    String name = method.getSimpleName().toString().toLowerCase(Locale.ROOT);
    String property = name.startsWith("get") ? name.substring("get".length()) : name;
    return field.getSimpleName().toString().toLowerCase(Locale.ROOT).endsWith(property);
  }

  private static Element ownerOf(Element member) {
    return Objects.requireNonNull(member.getEnclosingElement());
  }

  /** Only in javac. In ecj it is an agent, which changes classes before anybody sees them. */
  private static boolean runs(String compiler) {
    if (compiler.startsWith("org.eclipse.jdt.")
        || compiler.contains(".turbine.") // no longer name: shading would change com.google
        || System.getProperty("lombok.disable") != null) {
      return false;
    }
    try {
      Class.forName(PROCESSOR, false, LombokQuirks.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException | LinkageError absent) {
      return false;
    }
  }

  /** The adapter's class, and those that it is nested in. */
  private static Stream<Element> adapterOf(TypeElement type) {
    return AdapterReader.quantTensors(type).stream()
        .flatMap(mirror -> Stream.ofNullable(new MemberReader(type, mirror).type("adapter")))
        .filter(adapter -> adapter.getKind() == TypeKind.DECLARED)
        .flatMap(
            adapter ->
                Stream.iterate(
                    MoreTypes.asElement(adapter),
                    part -> part instanceof TypeElement,
                    Element::getEnclosingElement));
  }

  private static boolean hasLombok(Element type) {
    return type.getAnnotationMirrors().stream()
        .anyMatch(mirror -> Mirrors.nameOf(mirror).startsWith("lombok."));
  }

  private static boolean isToBeChanged(CompilerContext context, TypeElement type) {
    return openFields(type).findAny().isPresent()
        || fieldsWithGetter(type).findAny().isPresent()
        || ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
            .filter(field -> has(field, GETTER))
            .anyMatch(field -> hasOnMethod(context, field));
  }

  /** Of {@code onMethod_} javac has no mirror: there is no such member. */
  private static boolean hasOnMethod(CompilerContext context, Element field) {
    return context
        .written()
        .of(field)
        .map(
            written ->
                written.stream()
                    .flatMap(annotation -> annotation.getArguments().stream())
                    .anyMatch(argument -> argument.toString().startsWith("onMethod")))
        .orElse(true);
  }

  /** Later, Lombok's own annotations are gone. */
  private void rememberFields(TypeElement type) {
    openFields(type).map(LombokQuirks::nameOf).forEach(open::add);
    fieldsWithGetter(type).map(LombokQuirks::nameOf).forEach(withGetter::add);
  }

  private static Stream<? extends Element> fieldsWithGetter(TypeElement type) {
    boolean ofAll = GETTERS.stream().anyMatch(name -> has(type, name));
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> has(field, BindingAnnotations.QUANT_PARAM))
        .filter(field -> ofAll || has(field, GETTER));
  }

  private static Stream<? extends Element> openFields(TypeElement type) {
    return ElementFilter.fieldsIn(type.getEnclosedElements()).stream()
        .filter(field -> Collections.disjoint(field.getModifiers(), ACCESS))
        .filter(field -> has(field, BindingAnnotations.QUANT_PARAM));
  }

  private static boolean has(Element element, String name) {
    return Mirrors.find(element, name)
        .filter(mirror -> mirror.getAnnotationType().getKind() != TypeKind.ERROR)
        .isPresent();
  }

  private static List<TypeElement> withSuperclasses(TypeElement type) {
    List<TypeElement> all = new ArrayList<>(List.of(type));
    TypeElement last = type;
    while (last.getSuperclass() instanceof DeclaredType above
        && !Unresolved.isMissing(above)
        && above.asElement() instanceof TypeElement next
        && !all.contains(next)) {
      all.add(next);
      last = next;
    }
    return all;
  }

  private static String nameOf(Element field) {
    return field.getEnclosingElement() instanceof TypeElement owner
        ? owner.getQualifiedName() + "." + field.getSimpleName()
        : field.getSimpleName().toString();
  }
}

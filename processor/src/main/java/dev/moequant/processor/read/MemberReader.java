package dev.moequant.processor.read;

import com.google.auto.common.AnnotationMirrors;
import com.google.auto.common.MoreTypes;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Location;
import dev.moequant.processor.model.Reading;
import dev.moequant.scheme.ExtraMember;
import dev.moequant.scheme.Extras;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.SimpleAnnotationValueVisitor14;
import org.jspecify.annotations.Nullable;

/**
 * Reads the members of one annotation, defaults included, and never throws: broken source arrives
 * in disguise (a missing constant is the string {@code "<error>"}, in an array of ints, too), so
 * each value is asked what it is, by hand: the getters of auto-common throw on a value of another
 * type. What could not be read is remembered, and the caller asks once.
 */
final class MemberReader {
  /** What both compilers have in place of a value that they cannot resolve. */
  private static final String UNRESOLVED = "<error>";

  private final AnnotationMirror annotation;
  private final Location whole;
  private final Map<String, AnnotationValue> written = new HashMap<>();
  private final Map<String, AnnotationValue> values = new HashMap<>();
  private final Map<SchemeMember, Location> places;
  private final Trouble trouble;

  /** What went wrong so far, here and in nested annotations. */
  private static final class Trouble {
    private final List<String> skew = new ArrayList<>();
    private boolean isWaiting;
    private boolean isBroken;
  }

  MemberReader(Element element, AnnotationMirror annotation) {
    this(
        annotation,
        new Location(element, annotation, null),
        new EnumMap<>(SchemeMember.class),
        new Trouble());
  }

  /** Of a nested annotation the whole is the value that it is. */
  private MemberReader(
      AnnotationMirror annotation,
      Location whole,
      Map<SchemeMember, Location> places,
      Trouble trouble) {
    this.annotation = annotation;
    this.whole = whole;
    this.places = places;
    this.trouble = trouble;
    try {
      annotation
          .getElementValues()
          .forEach((method, value) -> written.put(method.getSimpleName().toString(), value));
      AnnotationMirrors.getAnnotationValuesWithDefaults(annotation)
          .forEach((method, value) -> values.put(method.getSimpleName().toString(), value));
    } catch (RuntimeException broken) {
      // ecj throws ShouldNotImplement for "flag = 1"; it reports an error of its own for that.
      trouble.isBroken = true;
    }
  }

  /** Whether a value is not there that another processor may yet generate. */
  boolean isWaiting() {
    return trouble.isWaiting && !isBroken() && trouble.skew.isEmpty();
  }

  /** Whether the compiler has an error for a value, which no generated code can fix. */
  boolean isBroken() {
    return trouble.isBroken && trouble.skew.isEmpty();
  }

  /** The same of an annotation that stands on a type; there the compiler knows more. */
  Reading.State state(CompilerContext context, TypeElement type) {
    if (isBroken()) {
      return Reading.State.BROKEN;
    }
    if (!isWaiting()) {
      return Reading.State.RESOLVED;
    }
    return context.written().areNamesThere(type, annotation)
        ? Reading.State.BROKEN
        : Reading.State.WAITING;
  }

  /** How the annotations on the class path differ from those that this processor knows. */
  List<String> skew() {
    return List.copyOf(trouble.skew);
  }

  /** Where each member that was read stands, those of nested annotations, too. */
  Map<SchemeMember, Location> places() {
    return Map.copyOf(places);
  }

  /** Each member that is written, where its value stands. */
  Map<String, Location> writtenPlaces() {
    Map<String, Location> found = new HashMap<>();
    written.keySet().forEach(name -> found.put(name, placeOf(name)));
    return found;
  }

  /** A member's own value where one is written, else what lacks it. */
  Location placeOf(String name) {
    AnnotationValue value = written.get(name);
    return value == null ? whole : new Location(whole.element(), annotation, value);
  }

  /** A value and its place are read at once: nobody comes back to the mirror. */
  private @Nullable AnnotationValue located(String name, SchemeMember... decided) {
    for (SchemeMember member : decided) {
      places.put(member, placeOf(name));
    }
    return value(name);
  }

  boolean bool(String name, SchemeMember... decided) {
    Boolean read = wanted(Boolean.class, located(name, decided));
    return Boolean.TRUE.equals(read);
  }

  int integer(String name, SchemeMember... decided) {
    Integer read = wanted(Integer.class, located(name, decided));
    return read == null ? 0 : read;
  }

  /** Both compilers have converted what is written as an int, a float or a char. */
  double number(String name, SchemeMember... decided) {
    Double read = wanted(Double.class, located(name, decided));
    return read == null ? Double.NaN : read;
  }

  String string(String name) {
    AnnotationValue value = value(name);
    String read = wanted(String.class, value);
    if (UNRESOLVED.equals(read)) {
      noteMissing(value);
    }
    return read == null ? "" : read;
  }

  /** The members that every annotation may have, as the runtime lists them for this one. */
  Extras extras(SchemeKind kind) {
    Extras extras = Extras.of(kind);
    for (ExtraMember extra : kind.extras()) {
      SchemeMember member = extra.member();
      Object value =
          extra.defaultValue() instanceof Boolean
              ? (Object) bool(extra.name(), member)
              : number(extra.name(), member);
      extras = extras.with(member, value);
    }
    return extras;
  }

  /** A class literal; null where it is broken or not there yet, which is remembered. */
  @Nullable TypeMirror type(String name) {
    AnnotationValue value = value(name);
    TypeMirror read = wanted(TypeMirror.class, value);
    if (read != null && read.getKind() == TypeKind.ERROR) {
      noteMissing(value);
      return null;
    }
    return read;
  }

  List<Integer> ints(String name, SchemeMember... decided) {
    List<Integer> ints = new ArrayList<>();
    List<?> items = wanted(List.class, located(name, decided));
    for (Object item : items == null ? List.of() : items) {
      Integer value = wanted(Integer.class, item instanceof AnnotationValue v ? v : null);
      if (value != null) {
        ints.add(value);
      }
    }
    return ints;
  }

  /**
   * An enum constant by its name; {@code ifBroken} where there is none, which is remembered. Nobody
   * can generate a constant of an enum that is there, so that is not waited for.
   */
  <E extends Enum<E>> E constant(String name, E ifBroken, SchemeMember... decided) {
    VariableElement read = constantOf(located(name, decided));
    if (read == null || !isOf(ifBroken.getDeclaringClass(), read)) {
      trouble.isBroken = true;
      return ifBroken;
    }
    String wanted = read.getSimpleName().toString();
    Optional<E> known =
        Arrays.stream(ifBroken.getDeclaringClass().getEnumConstants())
            .filter(constant -> constant.name().equals(wanted))
            .findFirst();
    if (known.isEmpty()) {
      trouble.skew.add("has " + ifBroken.getDeclaringClass().getSimpleName() + "." + wanted);
    }
    return known.orElse(ifBroken);
  }

  /** ecj runs processors in spite of a constant of another enum. */
  private static boolean isOf(Class<?> type, VariableElement constant) {
    return constant.getEnclosingElement() instanceof TypeElement owner
        && owner.getQualifiedName().contentEquals(type.getName());
  }

  /**
   * The members of a nested annotation; what is broken there is broken here. Empty where none was
   * written: the defaults of a default that comes from a class file are not always read yet, and
   * javac throws on them.
   */
  Optional<MemberReader> nested(String name) {
    if (!written.containsKey(name)) {
      return Optional.empty();
    }
    Optional<AnnotationMirror> mirror =
        Optional.ofNullable(wanted(AnnotationMirror.class, value(name)))
            .filter(found -> isOfTypeOf(found, name));
    trouble.isBroken |= mirror.isEmpty();
    return mirror.map(found -> new MemberReader(found, placeOf(name), places, trouble));
  }

  /** Not so where the source has another annotation there, or one that does not exist. */
  private boolean isOfTypeOf(AnnotationMirror mirror, String name) {
    return method(name)
        .filter(method -> method.getReturnType().getKind() == TypeKind.DECLARED)
        .map(method -> MoreTypes.asTypeElement(method.getReturnType()))
        .filter(MoreTypes.asTypeElement(mirror.getAnnotationType())::equals)
        .isPresent();
  }

  /**
   * The value of a member, or null. A member that the annotation type does not have is no broken
   * source: the annotations are older than this processor, and no later round will change that.
   */
  private @Nullable AnnotationValue value(String name) {
    AnnotationValue value = values.get(name);
    if (value == null && method(name).isEmpty()) {
      trouble.skew.add("has no " + type().getSimpleName() + "." + name);
    }
    return value;
  }

  private Optional<ExecutableElement> method(String name) {
    return ElementFilter.methodsIn(type().getEnclosedElements()).stream()
        .filter(method -> method.getSimpleName().contentEquals(name))
        .findFirst();
  }

  private TypeElement type() {
    return MoreTypes.asTypeElement(annotation.getAnnotationType());
  }

  /** A value of the type that it should have; null where it has another, which is remembered. */
  private <T> @Nullable T wanted(Class<T> wanted, @Nullable AnnotationValue value) {
    Object found = value == null ? null : value.getValue();
    if (wanted.isInstance(found)) {
      return wanted.cast(found);
    }
    noteMissing(value);
    return null;
  }

  /** A value that is no constant (yet), or a slip: of the wrong type, or a member left out. */
  private void noteMissing(@Nullable AnnotationValue found) {
    boolean mayCome =
        found != null
            && (UNRESOLVED.equals(found.getValue()) || found.getValue() instanceof TypeMirror);
    trouble.isWaiting |= mayCome;
    trouble.isBroken |= !mayCome;
  }

  /** Asks by visitor: only that tells an enum constant from a string that looks like one. */
  private static @Nullable VariableElement constantOf(@Nullable AnnotationValue value) {
    return value == null ? null : value.accept(ENUM_CONSTANT, null);
  }

  private static final SimpleAnnotationValueVisitor14<@Nullable VariableElement, @Nullable Void>
      ENUM_CONSTANT =
          new SimpleAnnotationValueVisitor14<>() {
            @Override
            public @Nullable VariableElement visitEnumConstant(
                VariableElement constant, @Nullable Void unused) {
              return constant;
            }
          };
}

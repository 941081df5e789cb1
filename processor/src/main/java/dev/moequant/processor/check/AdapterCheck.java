package dev.moequant.processor.check;

import com.google.auto.common.MoreTypes;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.Accessibility;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.tensors.TensorAdapter;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** 308: whether a generated factory can make the adapter that {@code @QuantTensors} names. */
final class AdapterCheck {
  private static final String ONE_CLASS =
      "name a class that implements TensorAdapter<T> for your tensor type T";

  private final Types types;
  private final Accessibility reach;

  AdapterCheck(CompilerContext context, Accessibility reach) {
    this.types = context.types();
    this.reach = reach;
  }

  /** What is wrong with an adapter. */
  Optional<LocatedFinding> check(Bindings.Adapter adapter) {
    return problem(adapter).map(problem -> finding(adapter, problem));
  }

  /** An adapter beside a scheme without tensors. */
  LocatedFinding idle(Bindings.Adapter adapter, String annotation) {
    return finding(
        adapter, new Problem("@" + annotation + " requires no tensors", "remove @QuantTensors"));
  }

  private static LocatedFinding finding(Bindings.Adapter adapter, Problem problem) {
    return new LocatedFinding(
        TensorRules.UNUSABLE_ADAPTER.finding(
            List.of(TypeFormatter.of(adapter.type()), problem.reason()), List.of(problem.help())),
        adapter.location());
  }

  private Optional<Problem> problem(Bindings.Adapter adapter) {
    if (adapter.type().getKind() != TypeKind.DECLARED) {
      return Optional.of(new Problem("it is not a class", ONE_CLASS));
    }
    TypeElement type = MoreTypes.asTypeElement(adapter.type());
    if (adapter.incomplete().isPresent()) {
      return Optional.of(
          new Problem(
              "a supertype of "
                  + adapter.incomplete().get().getSimpleName()
                  + " is not on the class path",
              "add the dependency that has it"));
    }
    if (adapter.implemented().isEmpty()) {
      return Optional.of(
          new Problem("it does not implement " + TensorAdapter.class.getName(), ONE_CLASS));
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of(new Problem("it is generic, so its tensor type is open", ONE_CLASS));
    }
    if (adapter.tensor().isEmpty()) {
      return Optional.of(
          new Problem("it implements TensorAdapter without a tensor type", ONE_CLASS));
    }
    return reach
        .blocked(type)
        .or(() -> adapter.tensor().flatMap(reach::blocked))
        .map(reason -> new Problem(reason, "make it visible to the factory, which is beside it"))
        .or(() -> instance(type));
  }

  private Optional<Problem> instance(TypeElement type) {
    if (hasInstance(type)) {
      return Optional.empty();
    }
    if (type.getKind() == ElementKind.INTERFACE
        || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of(
          new Problem(
              "it is abstract", "name a concrete class, or give it a static field INSTANCE"));
    }
    if (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of(
          new Problem("it is an inner class", KotlinWords.instance(type, "make it static")));
    }
    List<ExecutableElement> constructors =
        ElementFilter.constructorsIn(type.getEnclosedElements()).stream()
            .filter(constructor -> constructor.getParameters().isEmpty())
            .toList();
    boolean accessible =
        type.getKind() != ElementKind.ENUM
            && constructors.stream()
                .filter(constructor -> reach.blocked(constructor).isEmpty())
                .map(ExecutableElement::getThrownTypes)
                .anyMatch(thrown -> reach.checkedException(thrown).isEmpty());
    return accessible
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "it has neither a constructor without parameters and checked exceptions nor a"
                    + " static field INSTANCE that the factory can reach",
                KotlinWords.instance(type, "add one of the two")));
  }

  /** Whether there is a static field {@code INSTANCE} to use: an enum's constant is one, too. */
  boolean hasInstance(TypeElement type) {
    for (Element field : ElementFilter.fieldsIn(type.getEnclosedElements())) {
      if (field.getSimpleName().contentEquals("INSTANCE")
          && field.getModifiers().contains(Modifier.STATIC)
          && reach.blocked(field).isEmpty()
          && types.isSubtype(field.asType(), type.asType())) {
        return true;
      }
    }
    return false;
  }
}

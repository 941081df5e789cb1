package dev.moequant.processor.check;

import com.google.auto.common.MoreTypes;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.Accessibility;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Supertypes;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.tensors.TensorAdapter;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.element.VariableElement;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.ElementFilter;
import javax.lang.model.util.Types;

/** 308: whether a generated factory can make the adapter that {@code @QuantTensors} names. */
final class AdapterCheck {
  private final Types types;
  private final Accessibility reach;
  private final WaysToMake ways;

  AdapterCheck(CompilerContext context, Accessibility reach) {
    this.types = context.types();
    this.reach = reach;
    this.ways = new WaysToMake(reach);
  }

  /**
   * What is wrong with an adapter.
   *
   * @param adapter the adapter
   * @param tensor the type of the bound tensors, where there are any
   */
  Optional<LocatedFinding> check(Bindings.Adapter adapter, Optional<TypeMirror> tensor) {
    String anAdapter =
        "name a class that implements TensorAdapter<"
            + tensor.map(TypeFormatter::of).orElse("T> for your tensor type T")
            + (tensor.isPresent() ? ">" : "");
    return problem(adapter, anAdapter).map(problem -> finding(adapter, problem));
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

  private Optional<Problem> problem(Bindings.Adapter adapter, String anAdapter) {
    if (adapter.type().getKind() != TypeKind.DECLARED) {
      return Optional.of(new Problem("it is not a class", anAdapter));
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
          new Problem("it does not implement " + TensorAdapter.class.getName(), anAdapter));
    }
    if (!type.getTypeParameters().isEmpty()) {
      return Optional.of(new Problem("it is generic, so its tensor type is open", anAdapter));
    }
    if (adapter.tensor().isEmpty()) {
      return Optional.of(
          new Problem("it implements TensorAdapter without a tensor type", anAdapter));
    }
    return reach
        .blocked(type)
        .or(() -> adapter.tensor().flatMap(reach::blocked))
        .map(blocked -> new Problem(blocked.reason(), blocked.help()))
        .or(() -> instance(type));
  }

  private Optional<Problem> instance(TypeElement type) {
    if (hasInstance(type)) {
      return Optional.empty();
    }
    String name = type.getSimpleName().toString();
    if (type.getKind() == ElementKind.INTERFACE
        || type.getModifiers().contains(Modifier.ABSTRACT)) {
      return Optional.of(
          new Problem(
              "it is abstract",
              "name a subclass of " + name + " that is not abstract, or " + ways.instance(type)));
    }
    if (type.getNestingKind().isNested() && !type.getModifiers().contains(Modifier.STATIC)) {
      return Optional.of(
          new Problem("it is an inner class", KotlinWords.instance(type, "make it static")));
    }
    return isMade(type)
        ? Optional.empty()
        : Optional.of(
            new Problem(
                "it has neither a constructor without parameters and checked exceptions nor a"
                    + " static field INSTANCE that the factory can reach",
                KotlinWords.instance(type, wayToMake(type))));
  }

  private String wayToMake(TypeElement type) {
    if (type.getKind() == ElementKind.ENUM) {
      return "add to it the constant INSTANCE";
    }
    Optional<String> blocked =
        instanceOf(type).flatMap(reach::blocked).map(Accessibility.Blocked::help);
    return blocked.orElseGet(() -> ways.of(type));
  }

  private boolean isMade(TypeElement type) {
    return type.getKind() != ElementKind.ENUM
        && WaysToMake.constructor(type)
            .filter(constructor -> reach.blocked(constructor).isEmpty())
            .filter(constructor -> reach.checkedException(constructor.getThrownTypes()).isEmpty())
            .isPresent();
  }

  /** Whether there is a static field {@code INSTANCE} to use: an enum's constant is one, too. */
  boolean hasInstance(TypeElement type) {
    return instanceOf(type).filter(field -> reach.blocked(field).isEmpty()).isPresent();
  }

  /** The field of that name, inherited or not, where it is one of the adapter. */
  private Optional<VariableElement> instanceOf(TypeElement type) {
    return Supertypes.of(type).stream()
        .flatMap(owner -> ElementFilter.fieldsIn(owner.getEnclosedElements()).stream())
        .filter(field -> field.getSimpleName().contentEquals(WaysToMake.INSTANCE))
        .findFirst()
        .filter(field -> field.getModifiers().contains(Modifier.STATIC))
        .filter(field -> types.isSubtype(field.asType(), type.asType()));
  }
}

package dev.moequant.processor.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.processor.read.Bindings;
import dev.moequant.processor.read.BoundMember;
import dev.moequant.processor.read.Reading;
import dev.moequant.rules.BindingRules;
import dev.moequant.rules.Finding;
import dev.moequant.rules.TensorRuleId;
import dev.moequant.spec.RequiredSlots;
import dev.moequant.spec.SchemeSpec;
import dev.moequant.spec.SpecPath;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.ExecutableType;
import javax.lang.model.type.TypeKind;
import javax.lang.model.type.TypeMirror;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;

/** 301 to 308: the members that hold tensors, their types, and the adapter. */
public final class BindingChecks {
  private static final String PRECISION_CONFIG = "dev.moequant.PrecisionConfig";

  private static final String VISIBLE_TYPE = "make the type visible in the package of the class";

  private final Types types;
  private final Elements elements;
  private final TypeElement type;
  private final SchemeSpec scheme;
  private final String annotation;
  private final Bindings bindings;
  private final Reach reach;
  private final AdapterCheck adapters;
  private final List<LocatedFinding> findings = new ArrayList<>();

  /**
   * What the checks of one class gave.
   *
   * @param findings everything that is wrong
   * @param tensors what the factory reads; of use only where nothing is wrong
   */
  public record Checked(List<LocatedFinding> findings, BoundTensors tensors) {
    /** Keeps an unmodifiable copy of the findings. */
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  private BindingChecks(Elements elements, Types types, Reading reading, Bindings bindings) {
    this.types = types;
    this.elements = elements;
    this.type = reading.annotation().type();
    this.scheme = reading.spec();
    this.annotation = reading.annotation().simpleName();
    this.bindings = new Bindings(needed(bindings), bindings.adapter(), bindings.skew());
    this.reach = new Reach(elements, types, type);
    this.adapters = new AdapterCheck(elements, types, reach);
  }

  /**
   * Checks the bindings of one class.
   *
   * @param elements the compiler's
   * @param types the compiler's
   * @param reading its scheme
   * @param bindings its bindings, and the adapter
   * @return what is wrong and what is known
   */
  public static Checked check(Elements elements, Types types, Reading reading, Bindings bindings) {
    BindingChecks checks = new BindingChecks(elements, types, reading, bindings);
    checks.slots(reading);
    BoundTensors tensors = checks.members();
    return new Checked(checks.findings, tensors);
  }

  /** A private member of a superclass is its own business, unless its tensor is missing here. */
  private List<BoundMember> needed(Bindings all) {
    List<BoundMember> reached =
        all.members().stream().filter(member -> !isPrivateElsewhere(member)).toList();
    return all.members().stream()
        .filter(
            member ->
                reached.contains(member)
                    || (RequiredSlots.of(scheme).contains(member.slot())
                        && reached.stream().noneMatch(other -> other.slot() == member.slot())))
        .toList();
  }

  private boolean isPrivateElsewhere(BoundMember member) {
    return member.member().getModifiers().contains(Modifier.PRIVATE)
        && !type.equals(member.member().getEnclosingElement());
  }

  private BoundTensors members() {
    Optional<TypeElement> adapter = adapter();
    Optional<TypeMirror> told =
        adapter.flatMap(usable -> bindings.adapter()).flatMap(Bindings.Adapter::tensor);
    List<BoundMember> readable = bindings.members().stream().filter(this::isReadable).toList();
    Optional<TypeMirror> tensor = told.or(() -> common(readable));
    readable.forEach(member -> type(member, tensor, told.isPresent()));
    return new BoundTensors(
        bindings.members().stream().sorted(Comparator.comparing(BoundMember::slot)).toList(),
        tensor,
        adapter,
        adapter.map(adapters::hasInstance).orElse(false));
  }

  private void slots(Reading reading) {
    List<BoundMember> members =
        bindings.members().stream()
            .filter(member -> !isOverload(member))
            .filter(member -> !holdsAnother(member))
            .toList();
    List<BindingRules.Binding> slots =
        members.stream()
            .map(member -> new BindingRules.Binding(member.slot(), MemberWords.of(member)))
            .toList();
    BindingRules.check(scheme, annotation, type.getSimpleName().toString(), slots)
        .forEach(
            found ->
                findings.add(
                    new LocatedFinding(
                        found.finding(),
                        found
                            .binding()
                            .map(index -> members.get(index).location())
                            .orElse(reading.annotation().locations().annotation()))));
  }

  /** 303 the other way round: one member that is bound to two slots. */
  private boolean holdsAnother(BoundMember second) {
    Optional<BoundMember> first =
        bindings.members().stream()
            .takeWhile(member -> !member.equals(second))
            .filter(member -> member.member().equals(second.member()))
            .findFirst();
    first.ifPresent(
        member ->
            add(
                second,
                TensorRuleId.SLOT_BOUND_TWICE,
                new Object[] {
                  second.slot().name(),
                  MemberWords.of(second)
                      + ", and so does @QuantParam("
                      + member.slot().name()
                      + "): a member holds one tensor"
                },
                new Object[0]));
    return first.isPresent();
  }

  /** A method with parameters beside another member for its slot: 307 says all that is wrong. */
  private boolean isOverload(BoundMember member) {
    return member.takesParameters()
        && bindings.members().stream()
            .anyMatch(other -> other.slot() == member.slot() && !other.takesParameters());
  }

  private Optional<TypeElement> adapter() {
    Optional<LocatedFinding> wrong = bindings.adapter().flatMap(adapters::check);
    wrong.ifPresent(findings::add);
    return bindings
        .adapter()
        .filter(adapter -> wrong.isEmpty())
        .map(adapter -> (TypeElement) ((DeclaredType) adapter.type()).asElement());
  }

  private boolean isReadable(BoundMember member) {
    Optional<String[]> reasonAndHelp = unreadable(member);
    reasonAndHelp.ifPresent(
        found ->
            add(
                member,
                TensorRuleId.UNREACHABLE_MEMBER,
                new Object[] {member.slot().name(), MemberWords.of(member), found[0]},
                new Object[] {found[1]}));
    return reasonAndHelp.isEmpty();
  }

  private Optional<String[]> unreadable(BoundMember member) {
    Optional<String> parameters = reach.blockedParameters(type);
    if (parameters.isPresent()) {
      return reason(parameters.get(), VISIBLE_TYPE);
    }
    Optional<String> blocked = reach.blockedMember(member.member());
    if (blocked.isPresent()) {
      return reason(blocked.get(), visible(member.member()));
    }
    if (member.member() instanceof ExecutableElement method) {
      if (member.takesParameters()) {
        return reason("it has parameters", "annotate a method without parameters");
      }
      if (!method.getTypeParameters().isEmpty()) {
        return reason("it has type parameters", "annotate a method without type parameters");
      }
      if (method.getReturnType().getKind() == TypeKind.VOID) {
        return reason("it returns nothing", "annotate a method that returns the tensor");
      }
      Optional<TypeMirror> checked = reach.checkedException(thrown(member));
      if (checked.isPresent()) {
        return reason(
            "it throws " + TypeWords.of(checked.get()),
            "annotate a member that throws no checked exception");
      }
    }
    return reach.blocked(typeOf(member)).flatMap(why -> reason(why, VISIBLE_TYPE));
  }

  private String visible(Element member) {
    if (!member.getModifiers().contains(Modifier.PRIVATE)) {
      return "annotate a method of " + type.getSimpleName() + " that returns it, or make it public";
    }
    return member.getEnclosingElement() instanceof TypeElement owner
            && owner.getKind().isInterface()
        ? "annotate a method that is not private and returns it"
        : "annotate a package-private method that returns it, or make it package-private";
  }

  private static Optional<String[]> reason(String reason, String help) {
    return Optional.of(new String[] {reason, help});
  }

  /** The one type that all bound tensors can be read as; the first one's where there is none. */
  private Optional<TypeMirror> common(List<BoundMember> members) {
    List<TypeMirror> all =
        members.stream()
            .filter(member -> !RequiredSlots.takesPrecisionConfig(scheme, member.slot()))
            .map(this::typeOf)
            .filter(candidate -> !candidate.getKind().isPrimitive())
            .filter(candidate -> !isPrecisionConfig(candidate))
            .toList();
    return all.stream()
        .filter(candidate -> all.stream().allMatch(t -> types.isAssignable(t, candidate)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  private void type(BoundMember member, Optional<TypeMirror> tensor, boolean isTold) {
    TypeMirror found = typeOf(member);
    boolean isPrecision = isPrecisionConfig(found);
    if (RequiredSlots.takesPrecisionConfig(scheme, member.slot())) {
      if (!isPrecision) {
        kind(
            member,
            TypeWords.of(found),
            "a PrecisionConfig",
            "precisionConfig = true asks for PrecisionConfig objects; for tensors, leave it out");
      }
    } else if (isPrecision) {
      kind(member, "a PrecisionConfig", "a tensor", precisionHelp(member.slot()));
    } else if (found.getKind().isPrimitive()) {
      kind(
          member, TypeWords.of(found), "a tensor", "bind a member whose type is your tensor class");
    } else if (tensor.isPresent() && !types.isAssignable(found, tensor.get())) {
      kind(
          member,
          TypeWords.of(found, tensor.get()),
          TypeWords.of(tensor.get(), found),
          isTold
              ? "the adapter tells shapes of " + TypeWords.of(tensor.get(), found)
              : "all bound members have one tensor type, that of "
                  + MemberWords.of(bindings.members().get(0)));
    }
  }

  private String precisionHelp(TensorSlot slot) {
    boolean couldBe = slot == TensorSlot.W1_SCALE || slot == TensorSlot.W2_SCALE;
    return couldBe && scheme.findMember(SpecPath.PRECISION_CONFIG).isPresent()
        ? "write precisionConfig = true, or bind the scale tensor itself"
        : "bind the tensor itself; only weight scales of mxfp4 can be a PrecisionConfig";
  }

  private void kind(BoundMember member, String found, String wanted, String help) {
    add(
        member,
        TensorRuleId.SCALE_KIND,
        new Object[] {MemberWords.of(member), found, wanted},
        new Object[] {help});
  }

  private void add(BoundMember member, TensorRuleId rule, Object[] text, Object[] help) {
    findings.add(new LocatedFinding(Finding.of(rule, text, help), member.location()));
  }

  private boolean isPrecisionConfig(TypeMirror found) {
    TypeElement precision = elements.getTypeElement(elements.getModuleOf(type), PRECISION_CONFIG);
    return precision != null && types.isAssignable(found, precision.asType());
  }

  /** As a member of the annotated type: an inherited one may have a type argument of it. */
  private TypeMirror typeOf(BoundMember member) {
    TypeMirror seen = seen(member);
    return seen instanceof ExecutableType method ? method.getReturnType() : seen;
  }

  private List<? extends TypeMirror> thrown(BoundMember member) {
    return seen(member) instanceof ExecutableType method ? method.getThrownTypes() : List.of();
  }

  private TypeMirror seen(BoundMember member) {
    return types.asMemberOf((DeclaredType) type.asType(), member.member());
  }
}

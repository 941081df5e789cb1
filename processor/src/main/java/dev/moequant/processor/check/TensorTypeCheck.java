package dev.moequant.processor.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.PrecisionConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.TypeMirror;

/** 306: whether bound members are tensors of one type, or PrecisionConfigs where those belong. */
final class TensorTypeCheck {
  /** Engines keep the weights of all layers in one object, in arrays by layer. */
  static final String OF_ONE_LAYER =
      "; for one tensor per layer, move the annotations to a record of one layer's tensors";

  private static final String PRECISION_CONFIG = PrecisionConfig.class.getName();

  private final Lookup lookup;
  private final SubjectMembers members;
  private final SchemeSpec scheme;
  private final List<LocatedFinding> findings = new ArrayList<>();

  TensorTypeCheck(CompilerContext context, SubjectMembers members, SchemeSpec scheme) {
    this.lookup = context.lookup();
    this.members = members;
    this.scheme = scheme;
  }

  /**
   * The one type that all tensors can be read as; the first one's where there is none, and none
   * where no member is a tensor.
   */
  Optional<TypeMirror> common(List<BoundMember> bound) {
    List<TypeMirror> all =
        bound.stream()
            .filter(member -> !RequiredSlots.takesPrecisionConfig(scheme, member.slot()))
            .map(members::typeOf)
            .filter(candidate -> !candidate.getKind().isPrimitive())
            .filter(candidate -> !isPrecisionConfig(candidate))
            .toList();
    return all.stream()
        .filter(candidate -> all.stream().allMatch(t -> isAssignable(t, candidate)))
        .findFirst()
        .or(() -> all.stream().findFirst());
  }

  /**
   * Checks each member.
   *
   * @param bound those that can be read
   * @param told the type whose shapes the adapter tells; empty where there is no adapter to ask
   */
  List<LocatedFinding> check(List<BoundMember> bound, Optional<TypeMirror> told) {
    Optional<TypeMirror> tensor = told.or(() -> common(bound));
    String whose =
        told.map(type -> "the adapter tells shapes of %s")
            .or(() -> tensor.map(type -> oneType(bound, type)))
            .orElse("");
    bound.forEach(member -> check(member, tensor, whose));
    return List.copyOf(findings);
  }

  private String oneType(List<BoundMember> bound, TypeMirror type) {
    return bound.stream()
        .filter(member -> members.context().types().isSameType(members.typeOf(member), type))
        .findFirst()
        .map(
            first -> "all bound members have one tensor type, that of " + MemberFormatter.of(first))
        .orElse("");
  }

  private void check(BoundMember member, Optional<TypeMirror> tensor, String whose) {
    TypeMirror found = members.typeOf(member);
    boolean isPrecision = isPrecisionConfig(found);
    if (RequiredSlots.takesPrecisionConfig(scheme, member.slot())) {
      if (!isPrecision) {
        add(
            member,
            TypeFormatter.of(found),
            "a PrecisionConfig",
            "precisionConfig = true asks for PrecisionConfig objects; for tensors, leave it out");
      }
    } else if (isPrecision) {
      add(member, "a PrecisionConfig", "a tensor", precisionHelp(member.slot()));
    } else if (found.getKind().isPrimitive()) {
      add(
          member,
          TypeFormatter.of(found),
          "a tensor",
          "bind a member whose type is your tensor class");
    } else if (tensor.isPresent() && !isAssignable(found, tensor.get())) {
      String wanted = TypeFormatter.of(tensor.get(), found);
      String help = whose.formatted(wanted);
      boolean isOfMany = found instanceof ArrayType array && isArrayOf(array, tensor.get());
      add(
          member,
          TypeFormatter.of(found, tensor.get()),
          wanted,
          isOfMany ? help + OF_ONE_LAYER : help);
    }
  }

  private boolean isArrayOf(ArrayType array, TypeMirror tensor) {
    TypeMirror component = array.getComponentType();
    return isAssignable(component, tensor)
        || (component instanceof ArrayType inner && isArrayOf(inner, tensor));
  }

  private String precisionHelp(TensorSlot slot) {
    boolean couldBe = slot == TensorSlot.W1_SCALE || slot == TensorSlot.W2_SCALE;
    return couldBe && scheme.findMember(SchemeMember.PRECISION_CONFIG).isPresent()
        ? "write precisionConfig = true, or bind the scale tensor itself"
        : "bind the tensor itself; only weight scales of mxfp4 can be a PrecisionConfig";
  }

  private void add(BoundMember member, String found, String wanted, String help) {
    Finding finding =
        TensorRules.SCALE_KIND.finding(
            List.of(MemberFormatter.of(member), found, wanted), List.of(help));
    findings.add(new LocatedFinding(finding, member.location()));
  }

  private boolean isPrecisionConfig(TypeMirror found) {
    TypeElement precision = lookup.type(members.subject(), PRECISION_CONFIG);
    return precision != null && isAssignable(found, precision.asType());
  }

  private boolean isAssignable(TypeMirror one, TypeMirror other) {
    return members.context().types().isAssignable(one, other);
  }
}

package dev.moequant.processor.check;

import dev.moequant.annotations.TensorSlot;
import dev.moequant.diagnostics.Finding;
import dev.moequant.internal.rules.TensorRules;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.lang.Lookup;
import dev.moequant.processor.lang.TypeFormatter;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.tensors.PrecisionConfig;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.ArrayType;
import javax.lang.model.type.DeclaredType;
import javax.lang.model.type.TypeMirror;

/** 306: whether bound members are tensors of one type, or PrecisionConfigs where those belong. */
final class TensorTypeCheck {
  private static final String PRECISION_CONFIG = PrecisionConfig.class.getName();

  private final Lookup lookup;
  private final SubjectMembers members;
  private final SchemeSpec scheme;
  private final SourceSyntax syntax;
  private final LayerClass layer;
  private final List<LocatedFinding> findings = new ArrayList<>();

  TensorTypeCheck(
      CompilerContext context,
      SubjectMembers members,
      SchemeSpec scheme,
      SourceSyntax syntax,
      LayerClass layer) {
    this.lookup = context.lookup();
    this.members = members;
    this.scheme = scheme;
    this.syntax = syntax;
    this.layer = layer;
  }

  /**
   * What a member has to be, and who says so.
   *
   * @param type the type of all tensors
   * @param whose the rest of {@code but …}, with a place for the type
   * @param otherwise what else would make the two agree
   */
  private record Wanted(TypeMirror type, String whose, String otherwise) {}

  /**
   * The one type that all tensors can be read as; where there is none, that which the most can be
   * read as; none where no member is a tensor.
   */
  Optional<TypeMirror> common(List<BoundMember> bound) {
    List<TypeMirror> all =
        bound.stream()
            .filter(member -> !RequiredSlots.takesPrecisionConfig(scheme, member.slot()))
            .map(members::typeOf)
            .filter(candidate -> !candidate.getKind().isPrimitive())
            .filter(candidate -> !isPrecisionConfig(candidate))
            .toList();
    // The first of several: a stream's max is the last.
    return all.stream()
        .min(
            Comparator.comparing(type -> all.stream().filter(t -> !isAssignable(t, type)).count()));
  }

  /**
   * Checks each member.
   *
   * @param bound those that can be read
   * @param adapter what tells their shapes; empty where there is nobody to ask
   */
  List<LocatedFinding> check(List<BoundMember> bound, Optional<Bindings.Adapter> adapter) {
    Optional<Wanted> wanted =
        adapter
            .flatMap(told -> told.tensor().map(type -> ofAdapter(told, type)))
            .or(() -> common(bound).map(type -> ofMember(bound, type)));
    bound.forEach(member -> check(member, wanted));
    return List.copyOf(findings);
  }

  private static Wanted ofAdapter(Bindings.Adapter adapter, TypeMirror type) {
    return new Wanted(
        type,
        TypeFormatter.of(adapter.type()) + " is a TensorAdapter<%s>",
        ", or name a TensorAdapter<%s>");
  }

  private Wanted ofMember(List<BoundMember> bound, TypeMirror type) {
    return bound.stream()
        .filter(member -> members.context().types().isSameType(members.typeOf(member), type))
        .findFirst()
        .map(first -> new Wanted(type, nameOf(first) + " is %s", ""))
        .orElseThrow();
  }

  /** By what it is for, which the message is about: {@code w1_scale (field w13Scale)}. */
  private static String nameOf(BoundMember member) {
    return member.slot().vllmName() + " (" + MemberFormatter.of(member) + ")";
  }

  private void check(BoundMember member, Optional<Wanted> wanted) {
    TypeMirror found = members.typeOf(member);
    boolean isPrecision = isPrecisionConfig(found);
    String slot = member.slot().vllmName();
    String move = "move " + syntax.of(member) + " to the ";
    if (RequiredSlots.takesPrecisionConfig(scheme, member.slot())) {
      if (!isPrecision) {
        add(
            member,
            TypeFormatter.of(found),
            "precisionConfig = true asks for a PrecisionConfig",
            move
                + "member that holds the PrecisionConfig of "
                + slot
                + ", or leave precisionConfig = true out, for tensors");
      }
    } else if (isPrecision) {
      add(
          member,
          TypeFormatter.of(found) + ", a PrecisionConfig",
          slot + " takes a tensor",
          (couldBePrecisionConfig(member.slot()) ? "write precisionConfig = true, or " : "")
              + move
              + "member that holds the tensor itself");
    } else if (wanted.isPresent()) {
      if (!isAssignable(found, wanted.get().type())) {
        mismatch(member, found, wanted.get(), move);
      }
    } else if (found.getKind().isPrimitive()) {
      add(
          member,
          TypeFormatter.of(found),
          "a tensor is an object",
          move + "member that holds " + slot + " as your tensor class");
    }
  }

  private void mismatch(BoundMember member, TypeMirror found, Wanted wanted, String move) {
    String type = TypeFormatter.of(wanted.type(), found);
    String shown = TypeFormatter.of(found, wanted.type());
    String holds = move + type + " that holds " + member.slot().vllmName();
    add(
        member,
        shown,
        wanted.whose().formatted(type),
        ofLayer(member, found, wanted.type())
            .map(tensor -> layer.help(member, type, tensor))
            .orElse(
                found.getKind().isPrimitive()
                    ? holds
                    : holds + wanted.otherwise().formatted(shown)));
  }

  /** What gives the tensor of layer {@code i}, where a member holds those of all layers. */
  private Optional<String> ofLayer(BoundMember member, TypeMirror found, TypeMirror tensor) {
    String name = KotlinWords.read(member);
    if (found instanceof ArrayType array) {
      return isAssignable(array.getComponentType(), tensor)
          ? Optional.of(name + "[i]")
          : Optional.empty();
    }
    return found instanceof DeclaredType list
            && isA(list, List.class.getName())
            && list.getTypeArguments().size() == 1
            && isAssignable(list.getTypeArguments().get(0), tensor)
        ? Optional.of(name + ".get(i)")
        : Optional.empty();
  }

  private boolean couldBePrecisionConfig(TensorSlot slot) {
    return RequiredSlots.isWeightScale(slot)
        && scheme.findMember(SchemeMember.PRECISION_CONFIG).isPresent();
  }

  /** Points at the member's name: its type stands beside it. */
  private void add(BoundMember member, String found, String but, String help) {
    Finding finding =
        TensorRules.SCALE_KIND.finding(
            List.of(MemberFormatter.of(member), found, "but " + but), List.of(help));
    findings.add(new LocatedFinding(finding, member.location().atName()));
  }

  private boolean isPrecisionConfig(TypeMirror found) {
    return isA(found, PRECISION_CONFIG);
  }

  private boolean isA(TypeMirror found, String name) {
    TypeElement type = lookup.type(members.subject(), name);
    return type != null && isAssignable(found, members.context().types().erasure(type.asType()));
  }

  private boolean isAssignable(TypeMirror one, TypeMirror other) {
    return members.context().types().isAssignable(one, other);
  }
}

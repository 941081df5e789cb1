package dev.moequant.processor.check;

import com.google.auto.common.MoreTypes;
import dev.moequant.annotations.TensorSlot;
import dev.moequant.processor.lang.Accessibility;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Bindings;
import dev.moequant.processor.model.BoundMember;
import dev.moequant.processor.model.BoundTensors;
import dev.moequant.processor.model.LocatedFinding;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.read.LombokQuirks;
import dev.moequant.scheme.RequiredSlots;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.TypeElement;
import javax.lang.model.type.TypeMirror;

/**
 * 301 to 308: the members that hold tensors, their types, and the adapter. For a class that has at
 * least one of these annotations.
 */
public final class BindingChecks {
  private final TypeElement type;
  private final SchemeSpec scheme;
  private final String annotation;
  private final Bindings bindings;
  private final Accessibility reach;
  private final AccessCheck readable;
  private final TensorTypeCheck kinds;
  private final AdapterCheck adapters;
  private final SourceSyntax syntax;
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

  private BindingChecks(
      CompilerContext context, LombokQuirks lombok, Reading reading, Bindings bindings) {
    this.type = reading.annotation().type();
    this.scheme = reading.spec();
    this.annotation = reading.annotation().simpleName();
    SubjectMembers members = new SubjectMembers(context, type);
    this.reach = new Accessibility(context, type);
    this.bindings = bindings.withMembers(needed(bindings));
    this.syntax = new SourceSyntax(context, type, bindings.members());
    LayerClass layer = new LayerClass(type, annotation, syntax);
    this.readable = new AccessCheck(members, reach, lombok, syntax, layer);
    this.kinds = new TensorTypeCheck(context, members, scheme, syntax, layer);
    this.adapters = new AdapterCheck(context, reach);
  }

  /**
   * Checks the bindings of one class.
   *
   * @param context the compiler's
   * @param lombok what it has done to the class
   * @param reading its scheme
   * @param revision the revision of vLLM that its configs are for
   * @param bindings its bindings, and the adapter
   * @return what is wrong and what is known
   */
  public static Checked check(
      CompilerContext context,
      LombokQuirks lombok,
      Reading reading,
      VllmRevision revision,
      Bindings bindings) {
    BindingChecks checks = new BindingChecks(context, lombok, reading, bindings);
    checks.findings.addAll(
        new SlotCheck(reading, revision, checks.syntax).check(checks.bindings.members()));
    BoundTensors tensors = checks.members();
    return new Checked(checks.findings, tensors);
  }

  /**
   * A member of a supertype that is out of reach is its own business, unless its tensor is missing
   * here: the supertype may be in a jar, and the class binds another member instead.
   */
  private List<BoundMember> needed(Bindings all) {
    Set<TensorSlot> missing = EnumSet.noneOf(TensorSlot.class);
    missing.addAll(RequiredSlots.of(scheme));
    all.members().stream()
        .filter(member -> !isOutOfReachElsewhere(member))
        .map(BoundMember::slot)
        .forEach(missing::remove);
    return all.members().stream()
        .filter(member -> !isOutOfReachElsewhere(member) || missing.contains(member.slot()))
        .toList();
  }

  private boolean isOutOfReachElsewhere(BoundMember member) {
    return !type.equals(member.member().getEnclosingElement())
        && reach.blockedMember(member.member()).isPresent();
  }

  private BoundTensors members() {
    List<BoundMember> read = bindings.members().stream().filter(this::isReadable).toList();
    Optional<TypeElement> adapter = adapter(kinds.common(read));
    Optional<Bindings.Adapter> usable = bindings.adapter().filter(named -> adapter.isPresent());
    Optional<TypeMirror> told = usable.flatMap(Bindings.Adapter::tensor);
    findings.addAll(kinds.check(read, usable));
    return new BoundTensors(
        type,
        bindings.members().stream().sorted(Comparator.comparing(BoundMember::slot)).toList(),
        told.or(() -> kinds.common(read)),
        adapter,
        adapter.map(adapters::hasInstance).orElse(false));
  }

  private boolean isReadable(BoundMember member) {
    Optional<LocatedFinding> found = readable.check(member);
    found.ifPresent(findings::add);
    return found.isEmpty();
  }

  private Optional<TypeElement> adapter(Optional<TypeMirror> tensor) {
    boolean isIdle = bindings.members().isEmpty() && RequiredSlots.of(scheme).isEmpty();
    Optional<LocatedFinding> wrong =
        bindings
            .adapter()
            .flatMap(
                adapter ->
                    isIdle
                        ? Optional.of(adapters.idle(adapter, annotation))
                        : adapters.check(adapter, tensor));
    wrong.ifPresent(findings::add);
    return bindings
        .adapter()
        .filter(adapter -> wrong.isEmpty())
        .map(adapter -> MoreTypes.asTypeElement(adapter.type()));
  }
}

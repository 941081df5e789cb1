package dev.moequant.diagnostics;

import dev.moequant.scheme.Member;
import dev.moequant.scheme.SchemeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A change of a scheme that was tried: where it is made, its finding is gone and no rule has a new
 * one.
 */
public final class Fix {
  private final String purpose;
  private final String reason;
  private final SchemeSpec result;
  private final List<Member> changes;

  private Fix(String purpose, String reason, SchemeSpec result, List<Member> changes) {
    this.purpose = purpose;
    this.reason = reason;
    this.result = result;
    this.changes = changes;
  }

  /**
   * The fix that makes one scheme of another.
   *
   * @param purpose what it is for, as in {@code for blocks}; empty where there is nothing to choose
   * @param from the scheme with a finding
   * @param to the scheme without, of the same annotation
   * @return the fix
   */
  public static Fix of(String purpose, SchemeSpec from, SchemeSpec to) {
    return new Fix(purpose, "", to, changed(from, to));
  }

  /**
   * The same with a reason behind it.
   *
   * @param value as it is printed, for example {@code : the dtype fixes it}
   * @return the copy
   */
  public Fix because(String value) {
    return new Fix(purpose, value, result, changes);
  }

  /**
   * The members of the second scheme that are not as in the first.
   *
   * @param from a scheme
   * @param to a scheme of the same annotation
   * @return the members with their new values, in declared order
   */
  public static List<Member> changed(SchemeSpec from, SchemeSpec to) {
    List<Member> before = from.members();
    List<Member> after = to.members();
    return IntStream.range(0, after.size())
        .filter(i -> !after.get(i).equals(before.get(i)))
        .mapToObj(after::get)
        .toList();
  }

  /**
   * Why, where the edit alone would not say it.
   *
   * @return as it is printed, for example {@code : the dtype fixes it}; empty for most
   */
  public String reason() {
    return reason;
  }

  /**
   * What it is for.
   *
   * @return for example {@code for blocks}; empty where there is nothing to choose
   */
  public String purpose() {
    return purpose;
  }

  /**
   * The changed members with their new values.
   *
   * @return in the order of the annotation; one with its default value is left out of the source
   */
  public List<Member> changes() {
    return changes;
  }

  /**
   * The scheme after the change.
   *
   * @return a scheme of the same annotation
   */
  public SchemeSpec result() {
    return result;
  }

  /** Prints {@code for blocks, write A = a, B = b and leave C and D out}. */
  @Override
  public String toString() {
    String written =
        changes.stream()
            .filter(member -> !member.isDefault())
            .map(Member::toString)
            .collect(Collectors.joining(", "));
    List<String> left =
        new ArrayList<>(changes.stream().filter(Member::isDefault).map(Member::name).toList());
    asOperand("activations", left);
    asOperand("weights", left);
    String write = written.isEmpty() ? "" : "write " + written;
    String leave = left.isEmpty() ? "" : "leave " + list(left) + " out";
    String edit = write.isEmpty() || leave.isEmpty() ? write + leave : write + " and " + leave;
    return (purpose.isEmpty() ? "" : purpose + ", ") + edit + reason;
  }

  /** The operand's name for its members, where nothing of it is left. */
  private void asOperand(String operand, List<String> left) {
    String prefix = operand + ".";
    boolean isEmpty =
        result.members().stream()
            .filter(member -> member.name().startsWith(prefix))
            .allMatch(Member::isDefault);
    List<String> members = left.stream().filter(name -> name.startsWith(prefix)).toList();
    if (isEmpty && members.size() > 1) {
      left.set(left.indexOf(members.get(0)), operand);
      left.removeAll(members);
    }
  }

  private static String list(List<String> names) {
    int last = names.size() - 1;
    return last == 0
        ? names.get(0)
        : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Fix fix
        && purpose.equals(fix.purpose)
        && reason.equals(fix.reason)
        && result.equals(fix.result)
        && changes.equals(fix.changes);
  }

  @Override
  public int hashCode() {
    return result.hashCode();
  }
}

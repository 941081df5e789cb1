package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Fix;
import dev.moequant.scheme.Member;
import java.util.List;
import java.util.stream.Collectors;

/** The fixes of one finding in a line. */
final class FixPrinter {
  private FixPrinter() {}

  /**
   * Beside other findings there may be no fix, and for an older revision that has nothing alike.
   *
   * @param isOnly whether there are no other findings
   */
  static String print(List<Fix> fixes, boolean isOnly) {
    if (fixes.isEmpty()) {
      return isOnly ? "this revision has nothing that is like it" : "fix the other findings first";
    }
    if (fixes.size() > 2 && areOneChoice(fixes)) {
      return oneChoice(fixes);
    }
    boolean hasPurposes = fixes.stream().noneMatch(fix -> fix.purpose().isEmpty());
    return fixes.stream()
        .map(Fix::toString)
        .collect(Collectors.joining(hasPurposes ? "; " : ", or "));
  }

  /** Whether they differ in the value of their last member only. */
  static boolean areOneChoice(List<Fix> fixes) {
    Fix first = fixes.get(0);
    return fixes.stream()
        .allMatch(
            fix ->
                butLast(fix).equals(butLast(first))
                    && butLast(fix).stream().noneMatch(Member::isDefault)
                    && fix.reason().equals(first.reason())
                    && fix.purpose().isEmpty()
                    && last(fix).name().equals(last(first).name()));
  }

  /** {@code write groupSize = 32, 64 or 128}. */
  private static String oneChoice(List<Fix> fixes) {
    List<String> values = fixes.stream().map(fix -> last(fix).literal()).toList();
    int end = values.size() - 1;
    String same =
        butLast(fixes.get(0)).stream().map(member -> member + ", ").collect(Collectors.joining());
    return "write "
        + same
        + last(fixes.get(0)).name()
        + " = "
        + String.join(", ", values.subList(0, end))
        + " or "
        + values.get(end)
        + fixes.get(0).reason();
  }

  private static Member last(Fix fix) {
    return fix.changes().get(fix.changes().size() - 1);
  }

  private static List<Member> butLast(Fix fix) {
    return fix.changes().subList(0, fix.changes().size() - 1);
  }
}

package dev.moequant.internal.rules;

import dev.moequant.diagnostics.Finding;
import dev.moequant.diagnostics.Place;
import dev.moequant.diagnostics.RuleId;
import dev.moequant.diagnostics.Severity;
import dev.moequant.internal.rules.VllmOracle.Refusal;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What the rules say about every scheme, counted once for all tests that ask. */
final class Census {
  /** Rejected for one reason, and that. */
  record Lone(SchemeSpec scheme, Finding finding) {}

  /** How many schemes have a pair of findings, and the first of them. */
  private record Pair(int count, SchemeSpec example) {
    Pair and(Pair other) {
      return new Pair(count + other.count, example);
    }

    @Override
    public String toString() {
      return count + ", for example " + example;
    }
  }

  private static final class Holder {
    static final Census TAKEN = new Census();
  }

  private static final RuleSet<SchemeSpec> RULES = QuantRules.of(VllmRevision.NEWEST);

  private final Map<SchemeKind, int[]> kinds = new EnumMap<>(SchemeKind.class);
  private final Map<String, Integer> findings = new TreeMap<>();
  private final Map<String, Pair> atOneMember = new TreeMap<>();
  private final Map<String, Pair> mendedByOneEdit = new TreeMap<>();
  private final List<SchemeSpec> sound = new ArrayList<>();
  private final List<Lone> lone = new ArrayList<>();
  private final List<SchemeSpec> toldTwice = new ArrayList<>();
  private final Map<Refusal, Integer> refusals = new EnumMap<>(Refusal.class);
  private final List<SchemeSpec> soundButRefused = new ArrayList<>();

  private Census() {
    Predicate<SchemeSpec> sampled = EveryScheme.sampled();
    EveryScheme.all()
        .forEach(
            scheme -> {
              List<Case<SchemeSpec>> found = RULES.reported(scheme);
              count(scheme, found);
              countPairs(scheme, found);
              if (sampled.test(scheme)) {
                lookClosely(scheme, found);
              }
            });
  }

  static Census taken() {
    return Holder.TAKEN;
  }

  /** Accepted, with warnings or without. */
  List<SchemeSpec> sound() {
    return sound;
  }

  List<Lone> lone() {
    return lone;
  }

  /** With two findings of the same text; of a sample. */
  List<SchemeSpec> toldTwice() {
    return toldTwice;
  }

  /** What vLLM's config refuses itself. */
  Set<Refusal> refusals() {
    return refusals.keySet();
  }

  /** What it refuses although the rules do not reject it. */
  List<SchemeSpec> soundButRefused() {
    return soundButRefused;
  }

  private void count(SchemeSpec scheme, List<Case<SchemeSpec>> found) {
    boolean isSound = found.stream().allMatch(Census::isWarning);
    VllmOracle.of(scheme)
        .ifPresent(
            refusal -> {
              refusals.merge(refusal, 1, Integer::sum);
              if (isSound) {
                soundButRefused.add(scheme);
              }
            });
    int[] counts = kinds.computeIfAbsent(scheme.kind(), kind -> new int[3]);
    counts[isSound ? (found.isEmpty() ? 0 : 1) : 2]++;
    found.forEach(one -> findings.merge(one.rule().id().code(), 1, Integer::sum));
    if (isSound) {
      sound.add(scheme);
    } else if (found.size() == 1) {
      lone.add(
          new Lone(scheme, found.get(0).finding(scheme, VllmRevision.NEWEST, List.of(), false)));
    }
  }

  private void countPairs(SchemeSpec scheme, List<Case<SchemeSpec>> found) {
    for (int i = 1; i < found.size(); i++) {
      // They come in the order of the members.
      String member = member(scheme, found.get(i));
      if (member.equals(member(scheme, found.get(i - 1)))) {
        String pair = ids(found.get(i - 1), found.get(i)) + " at " + member;
        atOneMember.merge(pair, new Pair(1, scheme), Pair::and);
      }
    }
  }

  /** What makes words, or runs the rules again for every edit. */
  private void lookClosely(SchemeSpec scheme, List<Case<SchemeSpec>> found) {
    Set<String> texts = new HashSet<>();
    if (!found.stream().allMatch(rule -> texts.add(text(rule, scheme)))) {
      toldTwice.add(scheme);
    }
    if (found.size() == 2 && EveryScheme.isTypical(scheme)) {
      countMends(scheme, found);
    }
  }

  private void countMends(SchemeSpec scheme, List<Case<SchemeSpec>> two) {
    Set<String> members = two.stream().map(f -> member(scheme, f)).collect(Collectors.toSet());
    Set<RuleId> ids = two.stream().map(one -> one.rule().id()).collect(Collectors.toSet());
    for (Case<SchemeSpec> rule : two) {
      if (members.remove(member(scheme, rule))
          && SmallMembers.edits(scheme, place(rule)).anyMatch(edited -> isWithout(ids, edited))) {
        mendedByOneEdit.merge(
            ids(two.get(0), two.get(1)) + " by " + member(scheme, rule),
            new Pair(1, scheme),
            Pair::and);
      }
    }
  }

  private static boolean isWarning(Case<SchemeSpec> one) {
    return one.rule().severity() == Severity.WARNING;
  }

  private static String text(Case<SchemeSpec> one, SchemeSpec scheme) {
    return one.text().fill(scheme, VllmRevision.NEWEST).toString();
  }

  /** Without errors, and without these findings; warnings may be new. */
  private static boolean isWithout(Set<RuleId> ids, SchemeSpec scheme) {
    return RULES.broken(scheme).stream()
        .noneMatch(rule -> ids.contains(rule.rule().id()) || !isWarning(rule));
  }

  private static String ids(Case<SchemeSpec> first, Case<SchemeSpec> second) {
    return first.rule().id() + " + " + second.rule().id();
  }

  private static String member(SchemeSpec scheme, Case<SchemeSpec> one) {
    return scheme.member(place(one)).name();
  }

  private static SchemeMember place(Case<SchemeSpec> one) {
    return ((Place.OfScheme) one.place()).member();
  }

  static SchemeMember place(Finding finding) {
    return ((Place.OfScheme) finding.place()).member();
  }

  /** For a reader. */
  String counts() {
    StringBuilder report = new StringBuilder("Sound, sound with warnings, rejected:\n");
    kinds.forEach(
        (kind, counts) ->
            report.append(
                "%s: %d, %d, %d%n"
                    .formatted(kind.annotationName(), counts[0], counts[1], counts[2])));
    section(report, "Of the rejected ones, vLLM's config refuses itself:", refusals);
    section(report, "Findings:", findings);
    section(report, "Two findings at one member:", atOneMember);
    return report.toString().replace(System.lineSeparator(), "\n");
  }

  /**
   * Two findings that one edit mends: leaving the member out does, keeping it takes two edits. Of a
   * sample.
   */
  List<String> mends() {
    return lines(mendedByOneEdit);
  }

  private static void section(StringBuilder report, String title, Map<?, ?> rows) {
    report.append('\n').append(title).append('\n');
    lines(rows).forEach(row -> report.append(row).append('\n'));
  }

  private static List<String> lines(Map<?, ?> rows) {
    return rows.entrySet().stream().map(row -> row.getKey() + ": " + row.getValue()).toList();
  }
}

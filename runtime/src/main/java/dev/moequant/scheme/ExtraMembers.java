package dev.moequant.scheme;

import static dev.moequant.scheme.SchemeMember.BIAS;
import static dev.moequant.scheme.SchemeMember.GEMM1_ALPHA;
import static dev.moequant.scheme.SchemeMember.GEMM1_BETA;
import static dev.moequant.scheme.SchemeMember.GEMM1_CLAMP_LIMIT;
import static dev.moequant.scheme.SchemeMember.PRECISION_CONFIG;
import static dev.moequant.scheme.SchemeMember.SCALE_SWIZZLED;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Which extras an annotation has, in the order of its members: those arguments of its factory in
 * vLLM that say nothing of dtypes or scales.
 */
final class ExtraMembers {
  /** What vLLM leaves each at: not one of them is taken. */
  static final ExtraMembers NONE =
      new ExtraMembers(Map.of())
          .with(untaken(BIAS, "bias", false))
          .with(untaken(PRECISION_CONFIG, "precisionConfig", false))
          .with(untaken(GEMM1_ALPHA, "gemm1Alpha", Double.NaN))
          .with(untaken(GEMM1_BETA, "gemm1Beta", Double.NaN))
          .with(untaken(GEMM1_CLAMP_LIMIT, "gemm1ClampLimit", Double.NaN))
          .with(untaken(SCALE_SWIZZLED, "scaleSwizzled", true));

  private final Map<SchemeMember, ExtraMember> all;

  private ExtraMembers(Map<SchemeMember, ExtraMember> all) {
    this.all = all;
  }

  private static ExtraMember untaken(SchemeMember member, String name, Object defaultValue) {
    return new ExtraMember(member, name, defaultValue, VllmRevision.V2025_10, false);
  }

  ExtraMembers bias(VllmRevision since) {
    return with(BIAS, since);
  }

  ExtraMembers precisionConfig(VllmRevision since) {
    return with(PRECISION_CONFIG, since);
  }

  ExtraMembers clampLimit(VllmRevision since) {
    return with(GEMM1_CLAMP_LIMIT, since);
  }

  /** Alpha and beta, which vLLM's factories of nvfp4 have later than the limit. */
  ExtraMembers alphaAndBeta(VllmRevision since) {
    return with(GEMM1_ALPHA, since).with(GEMM1_BETA, since);
  }

  ExtraMembers gemm1(VllmRevision since) {
    return alphaAndBeta(since).clampLimit(since);
  }

  ExtraMembers scaleSwizzled(VllmRevision since, boolean unlessGiven) {
    return with(
        new ExtraMember(SCALE_SWIZZLED, get(SCALE_SWIZZLED).name(), unlessGiven, since, true));
  }

  private ExtraMembers with(SchemeMember member, VllmRevision since) {
    ExtraMember extra = get(member);
    return with(new ExtraMember(member, extra.name(), extra.defaultValue(), since, true));
  }

  private ExtraMembers with(ExtraMember extra) {
    Map<SchemeMember, ExtraMember> changed = new EnumMap<>(SchemeMember.class);
    changed.putAll(all);
    changed.put(extra.member(), extra);
    return new ExtraMembers(Collections.unmodifiableMap(changed));
  }

  ExtraMember get(SchemeMember member) {
    ExtraMember extra = all.get(member);
    if (extra == null) {
      throw new NoSuchElementException(member + " is no extra");
    }
    return extra;
  }

  List<ExtraMember> taken() {
    return all.values().stream().filter(ExtraMember::isTaken).toList();
  }

  static boolean isExtra(SchemeMember member) {
    return NONE.all.containsKey(member);
  }
}

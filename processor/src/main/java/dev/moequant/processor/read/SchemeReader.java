package dev.moequant.processor.read;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.Int8W8A8Spec;
import dev.moequant.scheme.Mxfp4W4A16Spec;
import dev.moequant.scheme.Mxfp4W4A4Spec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.UnquantizedSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;

/** Turns a scheme annotation into the scheme that it declares. */
public final class SchemeReader {
  private SchemeReader() {}

  /**
   * Reads an annotation.
   *
   * @param annotation a scheme annotation
   * @param context the compiler's
   * @return what it declares; a value that could not be read has some other in the spec
   */
  public static Reading read(SchemeAnnotation annotation, CompilerContext context) {
    MemberReader members = new MemberReader(annotation.scheme());
    SchemeSpec spec = spec(annotation.kind(), members);
    Reading.State state = members.state(context, annotation.schemeHolder());
    return new Reading(annotation, spec, members.skew(), state);
  }

  private static SchemeSpec spec(SchemeKind kind, MemberReader members) {
    return switch (kind) {
      case UNQUANTIZED -> new UnquantizedSpec(members.bool("bias"));
      case FP8_W8A8 -> fp8W8A8(members);
      case INT8_W8A8 ->
          new Int8W8A8Spec(members.bool("perActToken"), members.bool("staticActivations"));
      case INT8_W8A16, INT4_W4A16 -> wna16(kind, members);
      case MXFP4_W4A16 -> new Mxfp4W4A16Spec(members.bool("bias"), members.bool("precisionConfig"));
      case MXFP4_W4A4 ->
          new Mxfp4W4A4Spec(
              members.bool("bias"), members.bool("staticActivations"), members.ints("blockShape"));
      case NVFP4_W4A4 -> SchemeSpec.nvfp4W4A4();
      case QUANT_SCHEME -> quantScheme(members);
    };
  }

  private static SchemeSpec wna16(SchemeKind kind, MemberReader members) {
    return new Wna16Spec(
        kind,
        members.integer("groupSize"),
        members.bool("zeroPoints"),
        members.constant("actOrder", ActOrder.NONE));
  }

  private static SchemeSpec fp8W8A8(MemberReader members) {
    return new Fp8W8A8Spec(
        members.bool("perActToken"),
        members.bool("perOutCh"),
        members.ints("blockShape"),
        members.bool("staticActivations"));
  }

  private static SchemeSpec quantScheme(MemberReader members) {
    return new QuantSchemeSpec(
        members
            .nested("activations")
            .map(SchemeReader::activations)
            .orElse(ActivationSpec.unquantized()),
        members.nested("weights").map(SchemeReader::weights).orElse(WeightSpec.unquantized()),
        members.bool("bias"),
        members.bool("precisionConfig"));
  }

  private static ActivationSpec activations(MemberReader members) {
    return new ActivationSpec(
        members.constant("dtype", DType.NONE),
        members.constant("granularity", Granularity.NONE),
        members.ints("groupShape"),
        members.bool("dynamic"));
  }

  private static WeightSpec weights(MemberReader members) {
    return new WeightSpec(
        members.constant("dtype", DType.NONE),
        members.constant("granularity", Granularity.NONE),
        members.ints("groupShape"),
        members.bool("zeroPoints"));
  }
}

package dev.moequant.processor.read;

import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DTYPE;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_DYNAMIC;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.ACTIVATIONS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.ACT_ORDER;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_DTYPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GRANULARITY;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_GROUP_SHAPE;
import static dev.moequant.scheme.SchemeMember.WEIGHTS_ZERO_POINTS;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.processor.lang.CompilerContext;
import dev.moequant.processor.model.Reading;
import dev.moequant.processor.model.SchemeAnnotation;
import dev.moequant.processor.model.SourceMap;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.FixedSpec;
import dev.moequant.scheme.Fp8W8A16Spec;
import dev.moequant.scheme.Fp8W8A8Spec;
import dev.moequant.scheme.Int4W4A8Spec;
import dev.moequant.scheme.Int8W8A8Spec;
import dev.moequant.scheme.Mxfp4W4A4Spec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeKind;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import dev.moequant.scheme.Wna16Spec;

/**
 * Turns a scheme annotation into the scheme that it declares. Each value is read with the members
 * that it decides, which is how the {@link SourceMap} comes to know its place.
 */
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
    MemberReader members = new MemberReader(annotation.schemeHolder(), annotation.scheme());
    SchemeSpec spec = spec(annotation.kind(), members);
    Reading.State state = members.state(context, annotation.schemeHolder());
    SourceMap sources =
        annotation
            .definition()
            .map(own -> SourceMap.ofUse(annotation, own.type()))
            .orElseGet(() -> SourceMap.of(annotation, members.places()));
    return new Reading(annotation, spec, sources, members.skew(), state);
  }

  private static SchemeSpec spec(SchemeKind kind, MemberReader members) {
    return switch (kind) {
      case UNQUANTIZED, MXFP4_W4A16, MXFP4_W4A8, MXFP4_MXFP8, MXFP8_W8A8, NVFP4_W4A16, NVFP4_W4A4 ->
          new FixedSpec(kind, members.extras(kind));
      case FP8_W8A8 -> fp8W8A8(members);
      case FP8_W8A16 ->
          new Fp8W8A16Spec(
              members.bool("perOutCh", WEIGHTS_GRANULARITY),
              members.ints("blockShape", WEIGHTS_GROUP_SHAPE),
              members.extras(kind));
      case INT8_W8A8 ->
          new Int8W8A8Spec(
              members.bool("perActToken", ACTIVATIONS_GRANULARITY, WEIGHTS_GRANULARITY),
              members.bool("staticActivations", ACTIVATIONS_DYNAMIC),
              members.extras(kind));
      case INT8_W8A16, INT4_W4A16 -> wna16(kind, members);
      case INT4_W4A8 ->
          new Int4W4A8Spec(members.integer("groupSize", WEIGHTS_GROUP_SHAPE, WEIGHTS_GRANULARITY));
      case MXFP4_W4A4 ->
          new Mxfp4W4A4Spec(
              members.bool("staticActivations", ACTIVATIONS_DYNAMIC),
              members.ints("blockShape", WEIGHTS_GROUP_SHAPE, ACTIVATIONS_GROUP_SHAPE),
              members.extras(kind));
      case QUANT_SCHEME -> quantScheme(members);
    };
  }

  private static SchemeSpec wna16(SchemeKind kind, MemberReader members) {
    return new Wna16Spec(
        kind,
        members.integer("groupSize", WEIGHTS_GROUP_SHAPE, WEIGHTS_GRANULARITY),
        members.bool("zeroPoints", WEIGHTS_ZERO_POINTS),
        members.constant("actOrder", ActOrder.NONE, ACT_ORDER),
        members.extras(kind));
  }

  private static SchemeSpec fp8W8A8(MemberReader members) {
    return new Fp8W8A8Spec(
        members.bool("perActToken", ACTIVATIONS_GRANULARITY),
        members.bool("perOutCh", WEIGHTS_GRANULARITY),
        members.ints("blockShape", WEIGHTS_GROUP_SHAPE, ACTIVATIONS_GROUP_SHAPE),
        members.bool("staticActivations", ACTIVATIONS_DYNAMIC),
        members.extras(SchemeKind.FP8_W8A8));
  }

  private static SchemeSpec quantScheme(MemberReader members) {
    return new QuantSchemeSpec(
        members
            .nested("activations")
            .map(SchemeReader::activations)
            .orElse(ActivationSpec.unquantized()),
        members.nested("weights").map(SchemeReader::weights).orElse(WeightSpec.unquantized()),
        members.extras(SchemeKind.QUANT_SCHEME));
  }

  private static ActivationSpec activations(MemberReader members) {
    return new ActivationSpec(
        members.constant("dtype", DType.NONE, ACTIVATIONS_DTYPE),
        members.constant("granularity", Granularity.NONE, ACTIVATIONS_GRANULARITY),
        members.ints("groupShape", ACTIVATIONS_GROUP_SHAPE),
        members.bool("dynamic", ACTIVATIONS_DYNAMIC));
  }

  private static WeightSpec weights(MemberReader members) {
    return new WeightSpec(
        members.constant("dtype", DType.NONE, WEIGHTS_DTYPE),
        members.constant("granularity", Granularity.NONE, WEIGHTS_GRANULARITY),
        members.ints("groupShape", WEIGHTS_GROUP_SHAPE),
        members.bool("zeroPoints", WEIGHTS_ZERO_POINTS));
  }
}

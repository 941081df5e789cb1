package dev.moequant.internal.rules;

import dev.moequant.annotations.DType;
import dev.moequant.annotations.Granularity;
import dev.moequant.internal.rules.VllmOracle.Refusal;
import dev.moequant.parity.Encoding;
import dev.moequant.parity.ParityRun;
import dev.moequant.parity.Records;
import dev.moequant.scheme.ActivationSpec;
import dev.moequant.scheme.QuantSchemeSpec;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.WeightSpec;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A recorded call of vLLM's make or of one of its factories, without the tensors: vLLM looks at
 * none of them before it refuses, and a scheme annotation names none.
 *
 * @param function its Python name
 * @param quantDtype as {@link VllmOracle#make} takes it
 * @param perActToken the flag
 * @param perOutCh the flag
 * @param blockShape null where none was given
 * @param refusal what Python raised, if it did
 */
record RecordedCall(
    String function,
    @Nullable Object quantDtype,
    boolean perActToken,
    boolean perOutCh,
    @Nullable List<Integer> blockShape,
    Optional<Refusal> refusal) {

  static List<RecordedCall> in(Path folder) throws IOException {
    List<RecordedCall> calls = new ArrayList<>();
    for (String file : List.of("make.jsonl", "factories.jsonl")) {
      for (Map<String, @Nullable Object> record : Records.of(folder.resolve(file))) {
        calls.add(of(record));
      }
    }
    return calls;
  }

  private static RecordedCall of(Map<String, @Nullable Object> record) {
    Map<String, @Nullable Object> in = ParityRun.mapOf(record.get("in"));
    int[] block = Encoding.ints(in.get("block_shape"));
    Object dtype = in.get("quant_dtype");
    return new RecordedCall(
        String.valueOf(record.get("fn")),
        dtype == null ? null : python(dtype),
        Encoding.bool(in.get("per_act_token_quant")),
        Encoding.bool(in.get("per_out_ch_quant")),
        block == null ? null : Arrays.stream(block).boxed().toList(),
        Optional.ofNullable(record.get("err")).map(err -> refusal(ParityRun.mapOf(err))));
  }

  private static Object python(Object dtype) {
    String name = dtype.toString().substring(2);
    return dtype.toString().startsWith("S:") ? name : Encoding.dtype(dtype).orElseThrow();
  }

  private static Refusal refusal(Map<String, @Nullable Object> err) {
    String statement = String.valueOf(err.get("stmt"));
    if (statement.startsWith("assert not isinstance(quant_dtype, str)")) {
      return Refusal.STRING_DTYPE;
    }
    if (statement.startsWith("group_shape = GroupShape(*block_shape)")) {
      return Refusal.NOT_A_PAIR;
    }
    return switch (statement) {
      case "assert not per_act_token_quant" -> Refusal.PER_ACT_TOKEN_WITH_BLOCK;
      case "assert not per_out_ch_quant" -> Refusal.PER_OUT_CH_WITH_BLOCK;
      case "a_shape = GroupShape(row=block_shape[0], col=block_shape[1])" ->
          Refusal.BLOCK_TOO_SHORT;
      case "assert quant_config.per_act_token_quant == per_act_token_quant" ->
          Refusal.READS_BACK_PER_TOKEN;
      case "assert quant_config.block_shape == block_shape" -> Refusal.BLOCK_READS_BACK_OTHERWISE;
      default -> throw new IllegalStateException("nobody knows the statement " + statement);
    };
  }

  /** What the oracle says to the same call. */
  Optional<Refusal> oracle() {
    return switch (function) {
      case "make" -> VllmOracle.make(quantDtype, perActToken, perOutCh, blockShape);
      case "fp8_w8a8_moe_quant_config" ->
          VllmOracle.make(DType.FLOAT8_E4M3FN, perActToken, perOutCh, blockShape);
      case "int8_w8a8_moe_quant_config" -> VllmOracle.make(DType.INT8, perActToken, false, null);
      case "mxfp4_w4a4_moe_quant_config" -> VllmOracle.make("mxfp4", false, false, blockShape);
      case "nvfp4_moe_quant_config" -> VllmOracle.make("nvfp4", false, false, null);
      case "int4_w4a16_moe_quant_config", "int8_w8a16_moe_quant_config" ->
          VllmOracle.weightOnly(blockShape);
      case "mxfp4_w4a16_moe_quant_config",
          "biased_moe_quant_config",
          "FUSED_MOE_UNQUANTIZED_CONFIG" ->
          Optional.empty();
      default -> throw new IllegalStateException("nobody knows the function " + function);
    };
  }

  /** Every annotation that says this call: its own, and {@code @QuantScheme}. */
  List<SchemeSpec> schemes() {
    List<SchemeSpec> schemes = new ArrayList<>();
    boolean isEmpty = blockShape != null && blockShape.isEmpty();
    if (!isEmpty) { // no annotation tells {} from nothing
      Integer[] block = blockShape == null ? new Integer[0] : blockShape.toArray(Integer[]::new);
      switch (function) {
        case "fp8_w8a8_moe_quant_config" ->
            schemes.add(
                SchemeSpec.fp8W8A8()
                    .withPerActToken(perActToken)
                    .withPerOutCh(perOutCh)
                    .withBlockShape(block));
        case "mxfp4_w4a4_moe_quant_config" ->
            schemes.add(SchemeSpec.mxfp4W4A4().withBlockShape(block));
        default -> {}
      }
    }
    if (isEmpty && perOutCh) {
      return schemes; // nor does @QuantScheme, but for BLOCK
    }
    switch (function) {
      case "make" -> dtype().ifPresent(dtype -> schemes.add(spelledOut(dtype)));
      case "fp8_w8a8_moe_quant_config" -> schemes.add(spelledOut(DType.FLOAT8_E4M3FN));
      case "int8_w8a8_moe_quant_config" -> schemes.add(spelledOut(DType.INT8));
      case "mxfp4_w4a4_moe_quant_config" -> schemes.add(spelledOut(DType.MXFP4));
      case "int4_w4a16_moe_quant_config" -> schemes.add(groups(DType.INT4));
      case "int8_w8a16_moe_quant_config" -> schemes.add(groups(DType.INT8));
      default -> {}
    }
    return schemes;
  }

  /** Empty for strings that our vocabulary lacks. */
  private Optional<DType> dtype() {
    return Arrays.stream(DType.values())
        .filter(
            dtype ->
                quantDtype == null
                    ? dtype == DType.NONE
                    : quantDtype.equals(dtype.isTorchDType() ? dtype : dtype.vllmName()))
        .findFirst();
  }

  private QuantSchemeSpec spelledOut(DType dtype) {
    List<Integer> block = blockShape == null ? List.of() : blockShape;
    Granularity otherwise = blockShape == null ? Granularity.NONE : Granularity.BLOCK;
    return SchemeSpec.quantScheme()
        .withActivations(
            new ActivationSpec(
                dtype,
                perActToken ? Granularity.PER_TOKEN : otherwise,
                perActToken ? List.of() : block,
                true))
        .withWeights(
            new WeightSpec(dtype, perOutCh ? Granularity.PER_CHANNEL : otherwise, block, false));
  }

  private QuantSchemeSpec groups(DType dtype) {
    WeightSpec weights =
        blockShape == null
            ? WeightSpec.unquantized().withDtype(dtype)
            : new WeightSpec(dtype, Granularity.GROUP, blockShape, false);
    return SchemeSpec.quantScheme().withWeights(weights);
  }
}

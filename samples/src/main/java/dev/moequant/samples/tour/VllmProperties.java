package dev.moequant.samples.tour;

import dev.moequant.FusedMoEQuantConfig;
import dev.moequant.annotations.DType;
import dev.moequant.samples.models.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A config's properties under vLLM's names, with the values that Python prints. */
final class VllmProperties {
  private static final int[] TOKENS = {1, 16, 4096};

  private final List<String> lines = new ArrayList<>();

  private VllmProperties() {}

  static List<String> of(FusedMoEQuantConfig<Tensor> config, int hidden) {
    VllmProperties properties = new VllmProperties();
    properties.add("quant_dtype", dtype(config.quantDtype()));
    properties.add("per_act_token_quant", config.perActTokenQuant());
    properties.add("per_out_ch_quant", config.perOutChQuant());
    properties.add("is_per_tensor", config.isPerTensor());
    properties.add("block_shape", config.blockShape());
    properties.add("use_fp8_w8a8", config.useFp8W8A8());
    properties.add("use_int8_w8a8", config.useInt8W8A8());
    properties.add("config_name(torch.bfloat16)", config.configName(DType.BFLOAT16));
    properties.add("w1_scale", config.w1Scale());
    properties.add("w2_scale", config.w2Scale());
    properties.add("a1_scale", config.a1Scale());
    properties.add("a2_scale", config.a2Scale());
    for (int tokens : TOKENS) {
      String call = "scale_shape(" + tokens + ", " + hidden + ")";
      properties.add(call, tuple(config.scaleShape(tokens, hidden)));
    }
    return properties.lines;
  }

  private void add(String name, @Nullable Object value) {
    lines.add(String.format(Locale.ROOT, "%-28s %s", name, python(value)));
  }

  private static String python(@Nullable Object value) {
    if (value instanceof Boolean flag) {
      return flag ? "True" : "False";
    }
    return value == null ? "None" : value.toString();
  }

  private static @Nullable String dtype(@Nullable DType dtype) {
    if (dtype == null) {
      return null;
    }
    return dtype.isTorchDType() ? "torch." + dtype.vllmName() : "'" + dtype.vllmName() + "'";
  }

  private static @Nullable String tuple(@Nullable List<Integer> shape) {
    return shape == null
        ? null
        : shape.stream().map(String::valueOf).collect(Collectors.joining(", ", "(", ")"));
  }
}

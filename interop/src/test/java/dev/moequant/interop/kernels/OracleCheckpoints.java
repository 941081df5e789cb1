package dev.moequant.interop.kernels;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.moequant.annotations.ActOrder;
import dev.moequant.annotations.Activation;
import dev.moequant.deployment.LayerSpec;
import dev.moequant.scheme.SchemeMember;
import dev.moequant.scheme.SchemeSpec;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** Scheme and sizes of checkpoints that vLLM's tests serve. */
final class OracleCheckpoints {
  private final List<String[]> rows;

  private OracleCheckpoints(List<String[]> rows) {
    this.rows = rows;
  }

  static OracleCheckpoints read() throws IOException {
    return new OracleCheckpoints(table("oracle-checkpoints.tsv"));
  }

  /** {@return the rows of a table beside, without its head} */
  static List<String[]> table(String name) throws IOException {
    try (InputStream in = OracleCheckpoints.class.getResourceAsStream("/kernels/" + name)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .skip(1)
          .map(line -> line.split("\t", -1))
          .toList();
    }
  }

  /** {@return the first row whose pattern the name of the model matches} */
  Optional<String[]> row(String model) {
    return rows.stream().filter(row -> model.matches(row[0])).findFirst();
  }

  static LayerSpec layer(String[] row, SchemeSpec scheme) {
    return LayerSpec.of(
        l -> {
          l.numExperts(Integer.parseInt(row[2]));
          l.expertsPerToken(Integer.parseInt(row[3]));
          l.hiddenDim(Integer.parseInt(row[4]));
          l.intermediateSize(Integer.parseInt(row[5]));
          l.activation(Activation.valueOf(row[6].toUpperCase(Locale.ROOT)));
          l.bias(scheme.bias());
        });
  }

  static SchemeSpec scheme(String[] row) {
    return switch (row[1]) {
      case "bf16" -> SchemeSpec.unquantized();
      case "fp8 block" -> SchemeSpec.fp8W8A8().withBlockShape(128, 128);
      case "fp8 channel" -> SchemeSpec.fp8W8A8().withPerOutCh(true).withPerActToken(true);
      case "fp8 tensor" -> SchemeSpec.fp8W8A8().withStaticActivations(true);
      case "int8" -> SchemeSpec.int8W8A8();
      case "awq" -> SchemeSpec.int4W4A16().withZeroPoints(true);
      case "gptq" -> SchemeSpec.int4W4A16().withActOrder(ActOrder.NONE);
      case "nvfp4" -> SchemeSpec.nvfp4W4A4();
      case "mxfp4 a16" -> SchemeSpec.mxfp4W4A16();
      case "mxfp4 gpt-oss" -> SchemeSpec.mxfp4W4A16().with(SchemeMember.BIAS, true);
      case "mxfp4 deepseek" -> OracleSchemes.DEEPSEEK_V4;
      default -> throw new IllegalArgumentException("no scheme is called " + row[1]);
    };
  }
}

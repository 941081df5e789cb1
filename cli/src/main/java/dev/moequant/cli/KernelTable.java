package dev.moequant.cli;

import dev.moequant.annotations.Gpu;
import dev.moequant.cli.output.KernelList;
import dev.moequant.cli.output.Planned;
import dev.moequant.kernels.Kernel;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelDevice;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.KernelVerdict;
import dev.moequant.kernels.Oracle;
import dev.moequant.kernels.QuantKeyEntry;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Rows about the kernels of a revision. */
final class KernelTable {
  private static final String ANY = "*";
  private static final String NOT_QUANTIZED = "16-bit";

  private final KernelCatalogue catalogue;
  private final Gpu gpu;

  /** A table of what runs on a GPU, or of everything. */
  KernelTable(KernelCatalogue catalogue, Gpu gpu) {
    this.catalogue = catalogue;
    this.gpu = gpu;
  }

  KernelCatalogue catalogue() {
    return catalogue;
  }

  private boolean isForAny() {
    return gpu == Gpu.UNSPECIFIED;
  }

  /** All kernels. */
  KernelList all() {
    return list(
        "",
        "",
        catalogue.kernels().stream()
            .filter(kernel -> isForAny() || Devices.runsOn(catalogue, kernel, gpu))
            .map(kernel -> row(kernel, names(kernel), false, List.of()))
            .toList());
  }

  private List<String> names(Kernel kernel) {
    return catalogue.oracles().stream()
        .flatMap(oracle -> oracle.names(kernel.id()).stream())
        .distinct()
        .toList();
  }

  /** Those that vLLM asks about a scheme, in its order. */
  KernelList of(KernelKeys keys) {
    return list(
        keys.scheme().annotation(), keys.oracle(), isForAny() ? taking(keys) : answers(keys));
  }

  private List<KernelList.Row> taking(KernelKeys keys) {
    Oracle oracle = catalogue.oracle(keys.oracle());
    return oracle.candidates().backends().stream()
        .flatMap(backend -> backend.kernels().stream())
        .distinct()
        .map(catalogue::kernel)
        .filter(kernel -> takes(kernel, keys.pair()))
        .map(kernel -> row(kernel, oracle.names(kernel.id()), false, List.of()))
        .toList();
  }

  private static boolean takes(Kernel kernel, KernelPair pair) {
    return kernel.abilities().pairs().stream().anyMatch(taken -> taken.matches(pair));
  }

  private List<KernelList.Row> answers(KernelKeys keys) {
    KernelQuestion question = KernelQuestion.of(KernelDevice.of(gpu), keys.pair());
    KernelReport report = catalogue.examine(keys.oracle(), keys.ask(question));
    Optional<KernelVerdict> chosen = report.chosen();
    // The choice, what runs, too, and what does not; each in vLLM's order.
    return report.verdicts().stream()
        .sorted(
            Comparator.comparing(
                    (KernelVerdict verdict) -> chosen.filter(verdict::equals).isEmpty())
                .thenComparing(verdict -> !verdict.runs()))
        .map(
            verdict ->
                row(
                    verdict.kernel(),
                    verdict.names(),
                    chosen.filter(verdict::equals).isPresent(),
                    Planned.reasons(verdict)))
        .toList();
  }

  private KernelList list(String scheme, String oracle, List<KernelList.Row> rows) {
    KernelCatalogue.Source source = catalogue.source();
    return new KernelList(
        source.revision(),
        source.commit().substring(0, 9),
        isForAny() ? "" : gpu.name(),
        scheme,
        oracle,
        rows);
  }

  private KernelList.Row row(
      Kernel kernel, List<String> names, boolean isFirstChoice, List<String> reasons) {
    List<KernelPair> pairs = kernel.abilities().pairs();
    return new KernelList.Row(
        kernel.id(),
        names,
        Devices.places(catalogue, kernel),
        pairs.stream().map(KernelPair::toString).toList(),
        dtypes(pairs),
        isFirstChoice,
        reasons,
        kernel.about().source());
  }

  /** {@code fp8 x 16-bit|fp8}, {@code int4 x any}, {@code unquantized}. */
  private List<String> dtypes(List<KernelPair> pairs) {
    Map<String, Set<String>> activations = new LinkedHashMap<>();
    for (KernelPair pair : pairs) {
      activations
          .computeIfAbsent(dtype(pair.weightKey()), weights -> new LinkedHashSet<>())
          .add(dtype(pair.activationKey()));
    }
    return activations.entrySet().stream()
        .map(each -> each.getKey() + " x " + String.join("|", each.getValue()))
        .map(text -> text.equals(NOT_QUANTIZED + " x " + NOT_QUANTIZED) ? "unquantized" : text)
        .toList();
  }

  private String dtype(String key) {
    if (key.equals(ANY) || key.equals(KernelPair.NONE)) {
      return key.equals(ANY) ? "any" : NOT_QUANTIZED;
    }
    return catalogue.quantKeys().stream()
        .filter(entry -> entry.name().equals(key))
        .map(KernelTable::dtype)
        .findFirst()
        .orElse(key);
  }

  private static String dtype(QuantKeyEntry entry) {
    String plain = entry.dtype().substring(0, entry.dtype().startsWith("int") ? 4 : 3);
    return switch (entry.granularity()) {
      case "mx_group" -> "mx" + plain;
      case "nv_group" -> "nv" + plain;
      default -> plain;
    };
  }
}

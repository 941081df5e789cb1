package dev.moequant.interop.kernels;

import dev.moequant.DeploymentPlan;
import dev.moequant.MoECheck;
import dev.moequant.QuantReport;
import dev.moequant.annotations.Gpu;
import dev.moequant.annotations.Kernel;
import dev.moequant.kernels.KernelCatalogue;
import dev.moequant.kernels.KernelKeys;
import dev.moequant.kernels.KernelPair;
import dev.moequant.kernels.KernelQuestion;
import dev.moequant.kernels.KernelReport;
import dev.moequant.kernels.Quantity;
import dev.moequant.kernels.Reason;
import dev.moequant.kernels.Selection;
import dev.moequant.scheme.SchemeSpec;
import dev.moequant.scheme.VllmRevision;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Our verdict on the cases of vLLM's tests. */
final class OracleJudge {
  private static final VllmRevision REVISION = VllmRevision.V2026_08;

  /** Names of kernels that are no value of {@code --moe-backend}. */
  private static final Map<String, Kernel> KERNELS =
      Map.of(
          "", Kernel.AUTO,
          "triton (wna16)", Kernel.TRITON,
          "fused_moe (triton wna16)", Kernel.TRITON,
          "aiter_mxfp4_bf16", Kernel.AITER,
          "aiter_mxfp4_fp8", Kernel.AITER);

  /** Kernel classes that cases call otherwise. */
  private static final Map<String, String> CLASSES =
      Map.of("cutlass w4a8", "CutlassExpertsW4A8Fp8");

  /** What a case of vLLM's own bookkeeping holds: sizes of tensors after loading, ranks of pcp. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "result", "what the loader stores",
          "padded_hidden", "sizes after padding",
          "w13_packed", "a dtype without a name here",
          "pcp", "ranks of prefill context parallelism",
          "allow_tile_padding", "a helper of the loader, with a switch of its own",
          "intermediate_size_per_partition", "sizes before and after padding");

  private static final String NO_METHOD = "a scheme that no method of vLLM asks kernels about";

  private final KernelCatalogue catalogue;
  private final Set<String> classes;
  private final OracleCheckpoints checkpoints;

  OracleJudge(KernelCatalogue catalogue, OracleCheckpoints checkpoints) {
    this.catalogue = catalogue;
    this.checkpoints = checkpoints;
    this.classes =
        catalogue.kernels().stream()
            .map(kernel -> kernel.id())
            .collect(Collectors.toUnmodifiableSet());
  }

  OracleAnswer answer(OracleCase test) {
    Optional<String> other =
        OTHERS.entrySet().stream()
            .filter(entry -> test.hasOther(entry.getKey()))
            .map(Map.Entry::getValue)
            .findFirst()
            .or(() -> OracleQuestion.withoutName(test));
    if (other.isPresent()) {
      return OracleAnswer.notSayable(other.get());
    }
    if (test.other("agrees").equals("false")) {
      return OracleAnswer.notSayable("parallelism that the suite and the class see otherwise");
    }
    Optional<Gpu> gpu = OracleGpus.of(test);
    if (gpu.isEmpty()) {
      return OracleAnswer.notSayable("a platform without a name here");
    }
    return test.hasOther("model") ? ofModel(test, gpu.get()) : ofScheme(test, gpu.get());
  }

  private OracleAnswer ofModel(OracleCase test, Gpu gpu) {
    Optional<String[]> row = checkpoints.row(test.other("model"));
    Optional<Kernel> kernel = kernel(test.kernel());
    if (row.isEmpty() || test.hasOther("--quantization")) {
      return OracleAnswer.notSayable("scheme of the checkpoint");
    }
    if (kernel.isEmpty()) {
      return OracleAnswer.notSayable("a kernel without a name here");
    }
    SchemeSpec scheme = OracleCheckpoints.scheme(row.get());
    return checked(
        "deployment that CI starts",
        test,
        new OracleQuestion(
            scheme,
            OracleCheckpoints.layer(row.get(), scheme),
            OracleQuestion.deployment(test, gpu, kernel.get())));
  }

  private OracleAnswer ofScheme(OracleCase test, Gpu gpu) {
    Optional<String> selected = test.selected();
    if (selected.isPresent() && !isKernelOrBackend(selected.get())) {
      return OracleAnswer.notSayable("a method of the loader");
    }
    Optional<SchemeSpec> scheme = OracleSchemes.of(test);
    if (scheme.isEmpty()) {
      return OracleAnswer.notSayable(
          test.states("weight_dtype") ? "a dtype without a name here" : "no scheme stated");
    }
    String kernelClass = CLASSES.getOrDefault(test.kernel(), test.text("kernel"));
    boolean isClass = classes.contains(kernelClass);
    Optional<Kernel> kernel = isClass ? Optional.of(Kernel.AUTO) : kernel(test.kernel());
    if (kernel.isEmpty()) {
      return OracleAnswer.notSayable("a kernel class outside the catalogue");
    }
    if (isClass && selected.isPresent()) {
      return OracleAnswer.notSayable("what a kernel class calls at run time");
    }
    OracleQuestion question = OracleQuestion.of(test, scheme.get(), gpu, kernel.get());
    return selected.isPresent()
        ? chosen(test, question, selected.get())
        : isClass ? refused(test, question, kernelClass) : checked("deployment", test, question);
  }

  private boolean isKernelOrBackend(String name) {
    return classes.contains(name)
        || catalogue.oracles().stream()
            .flatMap(oracle -> oracle.candidates().backends().stream())
            .anyMatch(backend -> backend.name().equals(name));
  }

  private static Optional<Kernel> kernel(String words) {
    return Optional.ofNullable(KERNELS.get(words))
        .or(() -> Stream.of(Kernel.values()).filter(k -> k.vllmName().equals(words)).findFirst());
  }

  private OracleAnswer checked(String kind, OracleCase test, OracleQuestion question) {
    Map<String, String> environment = environment(test);
    if (!environment.isEmpty()) {
      return selectable(test, question);
    }
    QuantReport report =
        MoECheck.of(question.scheme())
            .vllm(REVISION)
            .layer(question.layer())
            .deployment(question.deployment())
            .kernels(catalogue)
            .check();
    return OracleAnswer.of(
        kind,
        test.text("expected"),
        report.errors().isEmpty() ? "valid" : "invalid",
        report.errors().isEmpty() ? test.text("reason") : firstLine(report));
  }

  private static String firstLine(QuantReport report) {
    return report.errors().stream()
        .flatMap(error -> error.message().lines())
        .findFirst()
        .orElse("no errors");
  }

  /** A deployment says nothing of environment variables, which kernels ask for. */
  private OracleAnswer selectable(OracleCase test, OracleQuestion question) {
    QuantReport sizes =
        MoECheck.of(question.scheme())
            .vllm(REVISION)
            .layer(question.layer())
            .deployment(question.deployment())
            .check();
    Optional<Selection> found = selection(test, question);
    if (found.isEmpty()) {
      return OracleAnswer.notSayable(NO_METHOD);
    }
    boolean isValid = sizes.errors().isEmpty() && found.get().refusal().isEmpty();
    return OracleAnswer.of(
        "deployment with environment variables",
        test.text("expected"),
        isValid ? "valid" : "invalid",
        found.get() + " " + firstLine(sizes));
  }

  private OracleAnswer refused(OracleCase test, OracleQuestion question, String kernelClass) {
    String kind = "kernel class";
    QuantReport scheme = MoECheck.of(question.scheme()).vllm(REVISION).check();
    if (!scheme.errors().isEmpty()) {
      return OracleAnswer.of(
          kind, test.text("expected"), "invalid", scheme.errors().get(0).rule().toString());
    }
    Optional<KernelQuestion> asked =
        asked(question).or(() -> OracleSchemes.pair(test).flatMap(pair -> asked(question, pair)));
    if (asked.isEmpty()) {
      return OracleAnswer.notSayable(NO_METHOD);
    }
    List<Reason> reasons =
        Stream.concat(
                Stream.of(asked.get()),
                OracleSchemes.otherPair(test).map(asked.get()::withPair).stream())
            .map(each -> catalogue.refusals(kernelClass, withSettings(test, each)))
            .min(Comparator.comparingInt(List::size))
            .orElseThrow();
    return OracleAnswer.of(
        kind,
        test.text("expected"),
        reasons.isEmpty() ? "valid" : "invalid",
        reasons.isEmpty() ? test.text("reason") : reasons.toString());
  }

  private OracleAnswer chosen(OracleCase test, OracleQuestion question, String selected) {
    Optional<Selection> found = selection(test, question);
    if (found.isEmpty()) {
      return OracleAnswer.notSayable(NO_METHOD);
    }
    String ours =
        (classes.contains(selected) ? found.get().kernel() : found.get().backend()).orElse("none");
    return OracleAnswer.of("first choice", selected, ours, found.get().toString());
  }

  private Optional<Selection> selection(OracleCase test, OracleQuestion question) {
    return KernelKeys.of(catalogue, question.scheme())
        .flatMap(
            keys ->
                asked(question)
                    .map(asked -> catalogue.select(keys.oracle(), withSettings(test, asked))));
  }

  private Optional<KernelQuestion> asked(OracleQuestion question) {
    return DeploymentPlan.of(question.scheme(), question.layer(), question.deployment(), REVISION)
        .kernels(catalogue)
        .map(KernelReport::question);
  }

  /** About keys that no method of vLLM passes: of kernels the test suite asks all combinations. */
  private Optional<KernelQuestion> asked(OracleQuestion question, KernelPair pair) {
    return asked(new OracleQuestion(SchemeSpec.fp8W8A8(), question.layer(), question.deployment()))
        .map(asked -> asked.withPair(pair));
  }

  private static Map<String, String> environment(OracleCase test) {
    Map<String, String> environment = new HashMap<>(test.environment());
    boolean isOfAiter =
        test.kernel().startsWith("aiter_")
            || test.hasOther("flydsl")
            || test.text("gpu").contains("AITER fused MoE on")
            || test.text("gpu").contains("with AITER");
    if (isOfAiter) {
      environment.put("VLLM_ROCM_USE_AITER", "1");
    }
    return environment;
  }

  private static KernelQuestion withSettings(OracleCase test, KernelQuestion question) {
    KernelQuestion asked = question.withEnvironment(environment(test));
    if (test.other("lora").equals("true")) {
      asked = asked.with(Quantity.IS_LORA_ENABLED, true);
    }
    if (test.other("flydsl").equals("false")) {
      asked = asked.withPackages(Set.of());
    }
    if (test.text("activation").equals("swigluoai_uninterleave")) {
      asked = asked.with(Quantity.SWIGLU_ALPHA, 1.702).with(Quantity.SWIGLU_BETA, 1.0);
    }
    return asked;
  }
}
